import { existsSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { loadConfig } from '../../config/load.ts';
import { profileOn } from '../../config/targets/resolve.ts';
import type { ThresholdRecord } from '../../records/runs/load.ts';
import { knownK6 } from '../../setup/k6.mjs';
import { judgeRequirements } from '../judge/requirements.ts';
import { runLoad, type LoadResult } from '../load/k6.ts';
import { type LoadRun } from '../load/run.ts';
import type { Small } from './small.ts';

export interface Loaded extends LoadResult {
  /** Codes of the faults. */
  codes: string[];
  /** Verdict of the requirement that load proves. */
  requirement: string;
  /** A threshold by its metric and expression. */
  threshold: (metric: string, expression: string) => ThresholdRecord | undefined;
  /** What the run left in its folder of working files. */
  left: boolean;
}

/** Where the small platform's load script stands. */
export const script = 'suites/small/products/sandbox/load/quick.ts';
export const platform = 'config/platforms/small/platform.yaml';

/** Runs the small platform's load profile alone, with the real k6, and judges what it proves. */
export async function load(small: Small, more: Partial<LoadRun> = {}): Promise<Loaded> {
  const env = { SMALL_URL: small.url, SMALL_PASSWORD: 'nobody-signs-in' };
  const { target, platforms, plan } = loadConfig({ root: small.root, target: 'here', env });
  const [only] = platforms;
  const profile = profileOn(target, only!, 'quick');
  const k6 = knownK6()?.path;
  if (!profile || k6 === undefined) throw new Error('there is no k6, or no profile');
  const scratch = path.join(path.dirname(small.root), 'scratch');
  mkdirSync(scratch, { recursive: true });
  const result = await runLoad({
    ...{ root: small.root, folder: small.out, scratch, k6, target, platform: only! },
    ...{ name: 'quick', profile, rules: plan.load, mask: (text: string) => text },
    ...{ stop: new AbortController().signal, ...more },
  });
  const requirements = judgeRequirements(only!, plan.gate, [], [result.record]);
  return {
    ...result,
    codes: result.faults.map(({ code }) => code),
    requirement: requirements.find(({ id }) => id === 'NHO-03')!.verdict,
    threshold: (metric, expression) =>
      result.record.thresholds.find(
        (one) => one.metric === metric && one.expression === expression,
      ),
    left: existsSync(path.join(scratch, 'load', 'small-quick')),
  };
}

/** A tester's own script: ten iterations in a second, as the plan asks, each doing what `body` says. */
export function ownScript(
  small: Small,
  parts: { body?: string; options?: string; more?: string; head?: string },
): void {
  const { body = "http.get(url, { tags: { name: 'home' } });", options = '', more = '' } = parts;
  small.file(
    script,
    `import http from 'k6/http';
import exec from 'k6/execution';
import { check, fail, group } from 'k6';
import { Counter, Gauge, Rate, Trend } from 'k6/metrics';
${parts.head ?? ''}
const url = ${JSON.stringify(small.url)};
const arrivals = {
  ...{ executor: 'constant-arrival-rate', rate: 10, timeUnit: '1s', duration: '1s' },
  ...{ preAllocatedVUs: 5, gracefulStop: '5s' },
};
export const options = { scenarios: { own: arrivals }, ${options} };
export default function (data) {
  ${body}
}
${more}
`,
  );
}
