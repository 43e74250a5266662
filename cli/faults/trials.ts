import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Platform } from '../../config/platforms/platform.ts';
import { moduleFile } from '../../config/home.ts';
import type { RequirementVerdict } from '../../records/runs/verdict.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import { nameIn, whyOf } from '../../reports/index.ts';
import type { SandboxFault } from '../flags.ts';
import type { Row } from './table.ts';

/** One trial of the fault's platform. Load runs only where the fault shows under load. */
export async function judgeFault(
  fault: SandboxFault,
  platforms: Platform[],
  seed: number,
): Promise<Row> {
  const profile = loadProfileOf(fault, platforms);
  const { report, seconds, problem } = await runTrial([
    ...['--platform', fault.platform, '--fault', fault.id, '--seed', String(seed)],
    ...(profile ? ['--profile', profile] : ['--no-load']),
  ]);
  const red = redOf(report);
  const others = red.filter((one) => one.id !== fault.requirement);
  const own = red.find((one) => one.id === fault.requirement);
  const ok =
    own !== undefined &&
    others.every((one) => one.weight !== 'critical') &&
    // The plan lets a minor failure alone pass its gate; a go is never right.
    (own.weight === 'minor' ? report?.decision !== 'go' : report?.decision === 'no-go');
  const { id, platform, requirement } = fault;
  return {
    ...{ fault: id, platform, requirement, ok, seconds, problem },
    decision: report?.decision ?? 'none',
    others: others.map((one) => one.id),
  };
}

/** @param only slugs of the platforms that are tried; all where empty */
export async function judgeClean(seed: number, only: string[]): Promise<Row> {
  const chosen = only.length > 0 ? ['--platform', only.join(',')] : [];
  const { report, seconds, problem } = await runTrial(['--seed', String(seed), ...chosen]);
  const flaky = (report?.cases ?? []).filter((one) => one.flaky);
  const open = requirementsOf(report).filter(({ verdict }) => !JUDGED.has(verdict));
  const told = [
    ...flaky.map((one) => {
      const [why] = whyOf(one, 'en').split('\n');
      return `flaky ${one.requirements.join(' ')} ${nameIn(one, one.title, 'en')}: ${why}`;
    }),
    ...open.map(({ id, verdict }) => `${id} ${verdict}`),
    ...(report?.harness ?? []).map(({ code }) => code),
  ];
  return {
    ...{ fault: `none, seed ${seed}`, platform: only.join(','), requirement: '', seconds },
    ok: report?.decision === 'go' && flaky.length === 0,
    decision: report?.decision ?? 'none',
    others: redOf(report).map((one) => one.id),
    problem: told.length > 0 ? told.join('; ') : problem,
  };
}

const JUDGED: ReadonlySet<string> = new Set(['pass', 'fail']);

function requirementsOf(report: TrialReport | undefined): RequirementVerdict[] {
  return report?.platforms.flatMap((one) => one.requirements) ?? [];
}

function redOf(report: TrialReport | undefined): RequirementVerdict[] {
  return requirementsOf(report).filter((one) => one.verdict === 'fail');
}

function loadProfileOf(fault: SandboxFault, platforms: Platform[]): string | undefined {
  return platforms
    .filter(({ slug }) => slug === fault.platform)
    .flatMap((platform) => Object.entries(platform.load))
    .find(([, profile]) =>
      profile.thresholds.some((one) => one.proves.includes(fault.requirement)),
    )?.[0];
}

interface Outcome {
  report: TrialReport | undefined;
  seconds: number;
  /** The last line it wrote, where it gave no verdict. */
  problem: string;
}

/** A trial in a process, a store and a folder of its own. */
async function runTrial(args: string[]): Promise<Outcome> {
  const folder = await mkdtemp(path.join(tmpdir(), 'nghiemthu-fault-'));
  const began = Date.now();
  const main = moduleFile('cli/main');
  const command = [
    '--disable-warning=ExperimentalWarning',
    main,
    'trial',
    '--format',
    'json',
    '--json',
  ];
  try {
    const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        [...command, ...args],
        {
          maxBuffer: 64 * 2 ** 20,
          timeout: 600_000,
          env: {
            ...process.env,
            CI: 'true',
            NGHIEMTHU_STORE: path.join(folder, 'records.db'),
            NGHIEMTHU_OUT: path.join(folder, 'out'),
          },
        },
        (_error, out, err) => resolve({ stdout: out, stderr: err }),
      );
    });
    const seconds = Math.round((Date.now() - began) / 1000);
    const printed = stdout.startsWith('{');
    return {
      report: printed ? (JSON.parse(stdout) as TrialReport) : undefined,
      seconds,
      problem: printed ? '' : (stderr.trim().split('\n').at(-1) ?? ''),
    };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
