import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { LoadProfile, Platform } from '../../config/platform.ts';
import type { ResolvedTarget } from '../../config/resolve.ts';
import { milliseconds } from '../../config/words.ts';
import type { HarnessFault, LoadRecord } from '../../records/model.ts';
import { loadHandover, longest } from '../../suites/load-options.ts';
import { environmentFor } from '../../suites/environment.ts';
import { ending, startChild, tail } from '../children.ts';
import { keepEvidence } from '../evidence.ts';
import { harnessFault } from '../wording.ts';
import { thresholdVerdict } from '../judge/requirements.ts';
import { readSamples } from './series.ts';
import { judgeThresholds, ownThresholds, type K6Summary } from './summary.ts';
import { wrapScript } from './wrapper.ts';

export interface LoadRun {
  root: string;
  /** The run's folder, for evidence. */
  folder: string;
  /** Folder for working files. */
  scratch: string;
  k6: string;
  target: ResolvedTarget;
  platform: Platform;
  /** Name of the profile. */
  name: string;
  profile: LoadProfile;
  mask: (text: string) => string;
  stop: AbortSignal;
  /** Where Prometheus takes remote writes, so that Grafana shows the run live; nowhere where left out. */
  remoteWrite?: RemoteWrite;
}

export interface RemoteWrite {
  url: string;
  /** The run's id, the `testid` that published k6 dashboards filter by. */
  run: string;
}

export interface LoadResult {
  record: LoadRecord;
  faults: HarnessFault[];
}

/** k6 ends with these where thresholds were crossed, or not; everything else is no result. */
const judgedCodes = new Set([0, 99]);

/** Runs one load profile and judges its thresholds. What k6 could not measure is `blocked`, never a pass. */
export async function runLoad(run: LoadRun): Promise<LoadResult> {
  const startedAt = new Date();
  const files = await prepare(run);
  const child = startChild(run.k6, k6Arguments(files, run), {
    cwd: run.root,
    env: environmentFor(ownEnvironment(run, files), run.target.environment),
    stdio: ['ignore', 'pipe', 'pipe'],
    // Load is bounded in time whatever a script does.
    stop: AbortSignal.any([run.stop, AbortSignal.timeout(longest(run.profile))]),
  });
  const output = tail(child.stderr);
  child.stdout?.resume();
  const { code, reason } = await ending(child);
  const summary = await readSummary(files.summary);
  const samples = await readSamples(files.samples).catch(() => ({ series: [], requests: [] }));
  const durationMs = Date.now() - startedAt.getTime();
  const base = { platform: run.platform.slug, profile: run.name, title: run.profile.title };
  if (!summary || code === null || !judgedCodes.has(code)) {
    const detail = run.mask(lastError(output()) || reason);
    const faultCode = code === 107 || code === 103 ? 'k6-script' : 'k6-ended';
    const fault = harnessFault(faultCode, `${run.name}: ${detail}`);
    const thresholds = judgeThresholds({ metrics: {} }, run.profile.thresholds);
    const record: LoadRecord = {
      ...base,
      ...{ startedAt: startedAt.toISOString(), durationMs, verdict: 'blocked' },
      ...{ reason: fault.text, thresholds, requests: [], throughput: 0, series: [], evidence: [] },
    };
    return { record, faults: run.stop.aborted ? [] : [fault] };
  }
  const wanted = [...run.profile.thresholds, ...ownThresholds(summary, run.profile.thresholds)];
  const thresholds = judgeThresholds(summary, wanted);
  const count = samples.requests.reduce((sum, one) => sum + one.count, 0);
  const evidence = [
    await keepEvidence(
      run.folder,
      `evidence/load/${run.platform.slug}-${run.name}.json`,
      'load',
      JSON.stringify({ thresholds, ...samples, metrics: summary.metrics }, null, 1),
    ),
  ];
  const faults = faultsOf(run.name, thresholds);
  const verdicts = thresholds.map(thresholdVerdict);
  const record: LoadRecord = {
    ...base,
    startedAt: startedAt.toISOString(),
    durationMs,
    verdict: run.stop.aborted ? 'not-run' : worst(verdicts),
    ...(faults[0] ? { reason: faults[0].text } : {}),
    thresholds,
    requests: samples.requests,
    throughput: Math.round((count / (durationMs / 1000)) * 100) / 100,
    series: samples.series,
    evidence,
  };
  return { record, faults: run.stop.aborted ? [] : faults };
}

/** All that k6 is told by its environment, and where it would look for a configuration of somebody's own. */
function ownEnvironment({ remoteWrite }: LoadRun, files: Files): Record<string, string> {
  return {
    NGHIEMTHU_LOAD: files.input,
    XDG_CONFIG_HOME: path.dirname(files.input),
    K6_AUTO_EXTENSION_RESOLUTION: 'false',
    K6_CSV_TIME_FORMAT: 'unix',
    ...(remoteWrite && {
      // How somebody signs in at a Prometheus is theirs to say.
      ...inheritedOf('K6_PROMETHEUS_RW_'),
      K6_PROMETHEUS_RW_SERVER_URL: remoteWrite.url,
      // By itself k6 sends p99 alone.
      K6_PROMETHEUS_RW_TREND_STATS: 'p(50),p(90),p(95),p(99),avg,min,max',
      K6_PROMETHEUS_RW_STALE_MARKERS: 'true',
    }),
  };
}

function inheritedOf(prefix: string): Record<string, string> {
  const own = Object.entries(process.env).filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(own.map(([name, value]) => [name, value ?? '']));
}

function worst(verdicts: LoadRecord['verdict'][]): LoadRecord['verdict'] {
  if (verdicts.length === 0) return 'blocked';
  return (['fail', 'blocked', 'not-run'] as const).find((one) => verdicts.includes(one)) ?? 'pass';
}

function faultsOf(profile: string, thresholds: LoadRecord['thresholds']): HarnessFault[] {
  const none = thresholds.length === 0 ? [harnessFault('threshold-absent', profile)] : [];
  const unjudged = thresholds
    .filter((one) => thresholdVerdict(one) === 'blocked')
    .map((one) =>
      harnessFault(
        one.samples === 0 ? 'no-samples' : 'threshold-absent',
        `${profile}: ${one.metric} ${one.expression}`,
      ),
    );
  return [...none, ...unjudged];
}

interface Files {
  script: string;
  input: string;
  summary: string;
  samples: string;
}

async function prepare(run: LoadRun): Promise<Files> {
  const folder = path.join(run.scratch, 'load', `${run.platform.slug}-${run.name}`);
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const files = {
    script: path.join(folder, 'script.js'),
    input: path.join(folder, 'input.json'),
    summary: path.join(folder, 'summary.json'),
    samples: path.join(folder, 'samples.csv'),
  };
  const input = loadHandover(run.target, run.platform, run.profile);
  const script = path.join(run.root, 'suites', run.platform.slug, 'load', run.profile.script);
  // The input holds passwords: for this user's eyes, and gone with the scratch folder.
  await writeFile(files.input, JSON.stringify(input), { mode: 0o600 });
  await writeFile(files.script, wrapScript(script, files.summary));
  return files;
}

function k6Arguments(files: Files, { remoteWrite, platform, name }: LoadRun): string[] {
  const told = remoteWrite && [
    ...['--out', 'experimental-prometheus-rw', '--tag', `testid=${remoteWrite.run}`],
    ...['--tag', `platform=${platform.slug}`, '--tag', `profile=${name}`],
  ];
  return [
    ...['run', '--no-usage-report', '--quiet', '--no-color', '--log-format', 'raw'],
    ...['--out', `csv=${files.samples}`, ...(told ?? []), files.script],
  ];
}

async function readSummary(file: string): Promise<K6Summary | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as K6Summary;
  } catch {
    return undefined; // k6 ended before it wrote one
  }
}

function lastError(output: string): string {
  const lines = output.split('\n').filter((line) => line.trim() !== '');
  return lines.findLast((line) => /error|panic|killed|fail/i.test(line)) ?? lines.at(-1) ?? '';
}

/** Planned length of a profile in ms, for the time left on a terminal. */
export function plannedMs(profile: LoadProfile): number {
  if (!profile.stages) return milliseconds(profile.duration);
  return profile.stages.reduce((sum, stage) => sum + milliseconds(stage.duration), 0);
}
