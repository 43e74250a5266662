import { access, constants, mkdir, statfs } from 'node:fs/promises';
import { request as plainRequest, type IncomingMessage } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Platform } from '../config/platform.ts';
import type { ResolvedTarget } from '../config/resolve.ts';
import type { HarnessFault, Text, TrialReport } from '../records/model.ts';
import { harnessFault } from './wording.ts';

export type Check = TrialReport['preflight'][number];

export interface Preflight {
  checks: Check[];
  faults: HarnessFault[];
}

/** Largest difference between our clock and the target's: a due date or a session judged on more would be wrong. */
const largestSkewMs = 120_000;
/** A failed case keeps about 2 MB; room for a hundred of them. */
const leastFreeBytes = 200 * 2 ** 20;
const answerWithinMs = 15_000;

/** Looks whether the target can be judged at all. What fails here is never the platform's failure. */
export async function preflight(
  target: ResolvedTarget,
  platforms: Platform[],
  folder: string,
): Promise<Preflight> {
  const result: Preflight = { checks: [], faults: [] };
  await checkFolder(folder, result);
  for (const platform of platforms)
    for (const name of platform.addresses) {
      const address = target.addresses[name];
      if (address === undefined) continue; // refused by the configuration's own check
      await checkAddress(name, address, platform.identity[name], result);
    }
  return result;
}

function told(result: Preflight, name: string, code: string | null, detail: Text): void {
  result.checks.push({ name, ok: code === null, detail });
  if (code !== null) result.faults.push(harnessFault(code, `${name}: ${detail.en}`));
}

async function checkFolder(folder: string, result: Preflight): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const megabytes = Math.round(free / 2 ** 20);
    const detail = {
      vi: `còn ${megabytes} MB, cần ${leastFreeBytes / 2 ** 20} MB`,
      en: `${megabytes} MB free, ${leastFreeBytes / 2 ** 20} MB needed`,
    };
    told(result, 'disk', free < leastFreeBytes ? 'disk-low' : null, detail);
  } catch (error) {
    const message = (error as Error).message;
    told(result, 'disk', 'folder-unwritable', { vi: message, en: message });
  }
}

async function checkAddress(
  name: string,
  address: string,
  identity: Platform['identity'][string] | undefined,
  result: Preflight,
): Promise<void> {
  const asked = Date.now();
  let answer: Answer;
  try {
    answer = await ask(new URL(identity?.path ?? '/', address));
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    const isCertificate = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|TLS/.test(code + message);
    const detail = { vi: message || code, en: message || code };
    told(result, name, isCertificate ? 'certificate-invalid' : 'target-unreachable', detail);
    return;
  }
  if (answer.status >= 500) {
    told(result, name, 'target-unhealthy', {
      vi: `HTTP ${answer.status}`,
      en: `HTTP ${answer.status}`,
    });
    return;
  }
  if (identity && !answer.body.includes(identity.text)) {
    told(result, name, 'target-other-site', {
      vi: `không thấy “${identity.text}”`,
      en: `"${identity.text}" was not found`,
    });
    return;
  }
  told(result, name, null, { vi: `HTTP ${answer.status}`, en: `HTTP ${answer.status}` });
  if (answer.date) checkClock(name, answer.date, asked, result);
}

function checkClock(name: string, date: string, asked: number, result: Preflight): void {
  const skew = Date.parse(date) - asked;
  const seconds = Math.round(skew / 1000);
  const wrong = !Number.isFinite(skew) || Math.abs(skew) > largestSkewMs;
  told(result, `${name}: clock`, wrong ? 'clock-skew' : null, {
    vi: `lệch ${seconds} giây, cho phép ${largestSkewMs / 1000} giây`,
    en: `${seconds} s apart, ${largestSkewMs / 1000} s allowed`,
  });
}

interface Answer {
  status: number;
  date: string | undefined;
  body: string;
}

/** Asks once, following up to five redirects on the way; reads at most 1 MB. */
async function ask(url: URL, redirects = 5): Promise<Answer> {
  const message = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = (url.protocol === 'https:' ? secureRequest : plainRequest)(
      url,
      { timeout: answerWithinMs, headers: { 'user-agent': 'nghiemthu preflight' } },
      resolve,
    );
    request.on('timeout', () =>
      request.destroy(new Error(`no answer within ${answerWithinMs / 1000} s`)),
    );
    request.on('error', reject);
    request.end();
  });
  const { statusCode = 0, headers } = message;
  if (statusCode >= 300 && statusCode < 400 && headers.location && redirects > 0) {
    message.destroy();
    return ask(new URL(headers.location, url), redirects - 1);
  }
  const chunks: Buffer[] = [];
  let size = 0;
  const deadline = setTimeout(
    () => message.destroy(new Error(`the answer did not end within ${answerWithinMs / 1000} s`)),
    answerWithinMs,
  );
  try {
    for await (const chunk of message as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      size += chunk.length;
      if (size > 2 ** 20) break;
    }
  } finally {
    clearTimeout(deadline);
  }
  return { status: statusCode, date: headers.date, body: Buffer.concat(chunks).toString('utf8') };
}
