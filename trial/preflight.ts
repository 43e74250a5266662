import { access, constants, readFile, statfs } from 'node:fs/promises';
import type { Platform } from '../config/platforms/platform.ts';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import type { HarnessFault } from '../records/runs/verdict.ts';
import type { TrialReport } from '../records/runs/report.ts';
import type { Text } from '../words/text.ts';
import { lookAt, type Look } from './look.ts';
import { harnessFault } from './wording.ts';

export type Check = TrialReport['preflight'][number];

export interface Preflight {
  checks: Check[];
  faults: HarnessFault[];
  /** Platforms that can be judged. */
  ready: Platform[];
}

/** Largest difference between our clock and the target's: a due date or a session judged on more would be wrong. */
const largestSkewMs = 120_000;
/** A failed case keeps about 2 MB; room for a hundred of them. */
const leastFreeBytes = 200 * 2 ** 20;
/** Chromium alone opens about 200 files; with fewer than this its pages break in ways that look like the platform's. */
const leastFiles = 512;
const answerWithinMs = 15_000;

/**
 * Looks whether the platforms can be judged at all. What fails here is never a platform's failure, and what concerns
 * one of them leaves the others judged.
 */
export async function preflight(
  target: ResolvedTarget,
  platforms: Platform[],
  folder: string,
): Promise<Preflight> {
  const result: Preflight = { checks: [], faults: [], ready: [] };
  await checkFolder(folder, result);
  await checkFiles(result);
  if (result.faults.length > 0) return result;
  for (const platform of platforms) {
    const before = result.faults.length;
    const names = platform.addresses.filter((name) => target.addresses[name] !== undefined);
    const looks = names.map((name) =>
      lookAt(target.addresses[name]!, platform.identity[name], answerWithinMs),
    );
    for (const [i, look] of (await Promise.all(looks)).entries())
      tell(look, names[i]!, platform.slug, result);
    if (result.faults.length === before) result.ready.push(platform);
  }
  return result;
}

function note(
  result: Preflight,
  name: string,
  code: string | null,
  detail: Text,
  platform?: string,
): void {
  const known = result.checks.some((one) => one.name === name && one.detail.en === detail.en);
  if (!known) result.checks.push({ name, ok: code === null, detail });
  if (code === null) return;
  const told = { vi: `${name}: ${detail.vi}`, en: `${name}: ${detail.en}` };
  result.faults.push(harnessFault(code, told, platform ? { platform } : {}));
}

async function checkFolder(folder: string, result: Preflight): Promise<void> {
  try {
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const megabytes = Math.round(free / 2 ** 20);
    const detail = {
      vi: `còn ${megabytes} MB, cần ${leastFreeBytes / 2 ** 20} MB`,
      en: `${megabytes} MB free, ${leastFreeBytes / 2 ** 20} MB needed`,
    };
    note(result, 'disk', free < leastFreeBytes ? 'disk-low' : null, detail);
  } catch (error) {
    const message = (error as Error).message;
    note(result, 'disk', 'folder-unwritable', { vi: message, en: message });
  }
}

/** Where the system tells it; Node raises its own limit as far as it may. */
async function checkFiles(result: Preflight): Promise<void> {
  const limits = await readFile('/proc/self/limits', 'utf8').catch(() => '');
  const [, most] = /^Max open files\s+(\d+)/m.exec(limits) ?? [];
  if (most === undefined || Number(most) >= leastFiles) return;
  note(result, 'files', 'few-files', {
    vi: `được mở ${most} tệp, cần ${leastFiles}`,
    en: `${most} files may be open, ${leastFiles} are needed`,
  });
}

const codes: Record<Exclude<Look['kind'], 'well'>, string> = {
  unreachable: 'target-unreachable',
  certificate: 'certificate-invalid',
  unhealthy: 'target-unhealthy',
  'other-site': 'target-other-site',
};

function tell(look: Look, name: string, platform: string, result: Preflight): void {
  const code = look.kind === 'well' ? null : codes[look.kind];
  note(result, name, code, look.detail, platform);
  if (look.date) checkClock(name, look.date, platform, result);
}

function checkClock(
  name: string,
  { told, asked }: NonNullable<Look['date']>,
  platform: string,
  result: Preflight,
): void {
  const skew = Date.parse(told) - asked;
  const seconds = Math.round(skew / 1000);
  const wrong = !Number.isFinite(skew) || Math.abs(skew) > largestSkewMs;
  const detail = {
    vi: `lệch ${seconds} giây, cho phép ${largestSkewMs / 1000} giây`,
    en: `${seconds} s apart, ${largestSkewMs / 1000} s allowed`,
  };
  note(result, `${name}: clock`, wrong ? 'clock-skew' : null, detail, platform);
}
