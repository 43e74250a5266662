import type { Config } from '../config/load.ts';
import type { CaseRecord } from '../records/runs/case.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { sampleReport } from '../reports/testdata/sample.ts';

/** A made-up run of many cases, of which some fail, some are blocked and some are flaky. */
export function manyResults(cases: number): TrialReport {
  return sampleReport({
    cases,
    failing: Math.ceil(cases / 50),
    blocked: Math.ceil(cases / 200),
    flaky: Math.ceil(cases / 200),
    decision: 'no-go',
    waivers: true,
  });
}

/** The same cases as results of the journeys and checks of a configured platform, so that each proves something. */
export function asProofs(
  cases: readonly CaseRecord[],
  { slug, journeys, checks }: Config['platforms'][number],
): CaseRecord[] {
  const flows = (kind: 'journey' | 'check', entries: Record<string, { proves: string[] }>) =>
    Object.entries(entries).map(([name, { proves }]) => ({ kind, name, proves }));
  const names = [...flows('journey', journeys), ...flows('check', checks)];
  return cases.map((one, index) => {
    const { kind, name, proves } = names[index % names.length]!;
    return { ...one, platform: slug, kind, name, requirements: proves };
  });
}
