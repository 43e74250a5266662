import type { PlatformVerdict } from '../runs/verdict.ts';
import type { TrialReport } from '../runs/report.ts';
import type { Decision } from '../../words/scales/decision.ts';
import { beginRun, endRun } from '../runs/runs.ts';
import type { RunStart } from '../runs/runs.ts';
import type { Store } from '../store/store.ts';

const name = { vi: 'Quầy', en: 'Counter' };

/** A platform as a trial judged it: one requirement that passed, one that was not run, and one load profile. */
export function judgedPlatform(slug: string, decision: Decision): PlatformVerdict {
  const requirement = {
    ...{ title: name, source: 'Kế hoạch', assumed: false, reasons: [], proof: [] },
    ...({ weight: 'critical', dimension: 'function' } as const),
  };
  const threshold = { metric: 'http_req_duration', value: 1, proves: [], assumed: false };
  return {
    ...{ slug, name, modelled: false, decision, reasons: [] },
    requirements: [
      { ...requirement, id: 'QUAY-01', verdict: 'pass' },
      { ...requirement, id: 'QUAY-02', verdict: 'not-run' },
    ],
    load: [
      {
        ...{ platform: slug, profile: 'peak', title: name, startedAt: '', durationMs: 1 },
        ...{ verdict: 'fail', requests: [], throughput: 1, series: [], evidence: [] },
        thresholds: [
          { ...threshold, expression: 'avg<=2500', ok: true, samples: 10 },
          { ...threshold, expression: 'p(95)<900', ok: false, samples: 10 },
          { ...threshold, expression: 'p(99)<900', ok: null, samples: 0 },
          { ...threshold, expression: 'max<900', ok: true, samples: 0 },
        ],
      },
    ],
  };
}

export interface Trial {
  id: string;
  target: TrialReport['target'];
  decision: Decision;
  platforms: PlatformVerdict[];
}

/** Keeps a trial as a run that began with its number as the minute, and ended half a minute later. */
export async function keepTrial(
  store: Store,
  { id, target, decision, platforms }: Trial,
  more: Partial<RunStart> = {},
): Promise<void> {
  const startedAt = `2025-06-28T01:${id}:00.000Z`;
  await beginRun(store, {
    ...{ id, startedAt, target: target.name, platforms: [], profiles: [] },
    ...{ grep: null, shard: null, seed: null, faults: [], ...more },
  });
  await endRun(store, {
    ...{ schema: 1, target, decision, reasons: [], platforms },
    run: {
      ...{ id, startedAt, endedAt: `2025-06-28T01:${id}:30.000Z`, ending: 'complete' },
      ...{ phase: null, seed: null, faults: [], shard: null },
      tool: { name: '', version: '', node: '', playwright: '', k6: '', browser: '' },
      counts: { pass: 1, fail: 0, blocked: 0, notRun: 1, flaky: 0 },
    },
    ...{ cases: [], defects: [], harness: [], waivers: [], preflight: [], evidence: [] },
    form: {
      ...{ superior: '', agency: '', agencyCode: '', place: '', basis: [], recipients: [] },
      signer: { authority: '', office: '', name: '' },
    },
  });
}
