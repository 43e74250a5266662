import type { PlanInWords } from '../../config/norms/cite.ts';
import type { Platform } from '../../config/platforms/platform.ts';
import { Secrets } from '../../config/reading/secrets.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { HarnessFault } from '../../records/runs/verdict.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Verdict } from '../../words/scales/verdict.ts';
import { differences } from '../ground.ts';
import { harnessFault } from '../wording.ts';
import { NotOneTrial } from './errors.ts';
import { joinParts } from './parts.ts';
import { buildReport } from './report.ts';

export interface Again {
  plan: PlanInWords;
  /** All that are to be judged: one of them that no report tells of is not judged, and so undecided. */
  platforms: Platform[];
  /** One report, or the parts of one trial. */
  reports: TrialReport[];
  /** What the store knows; a defect that only a report knows counts as that report tells it. */
  defects: DefectRecord[];
  /** ISO 8601; what ended longer ago than `maxAgeMs` is stale and proves nothing of today. */
  now: string;
  maxAgeMs: number;
  version: string;
}

/** Clocks of two machines differ by less than this. */
const skewMs = 120_000;

/**
 * Judges what was recorded again, by the plan as it is now. Several reports are taken as parts of one trial: they must
 * stand on the same target, configuration and suites, and be all there.
 * @throws {NotOneTrial}
 */
export function judgeAgain(again: Again): TrialReport {
  const { reports, platforms } = again;
  const [first, ...others] = reports;
  if (!first) throw new NotOneTrial('no report was given');
  for (const other of others) refuseOther(first, other);
  const parts = joinParts(reports);
  const ended = reports.map((one) => one.run.endedAt).toSorted();
  const { tool } = first.run;
  return buildReport(
    {
      config: { plan: again.plan, platforms, secrets: new Secrets() },
      target: { ...first.target },
      start: {
        id: first.run.id,
        startedAt: reports.map((one) => one.run.startedAt).toSorted()[0]!,
        ...{ seed: first.run.seed, faults: first.run.faults, shard: parts.shard },
        draft: reports.some((one) => one.run.draft === true),
        ...(first.run.ground ? { ground: first.run.ground } : {}),
      },
      ...(parts.selection ? { selection: parts.selection } : {}),
      endedAt: ended.at(-1)!,
      interrupted: reports.some((one) => one.run.ending === 'interrupted'),
      ...(first.run.override ? { override: first.run.override } : {}),
      version: again.version,
      playwright: tool.playwright,
      parts: { chromium: { version: tool.browser }, k6: { version: tool.k6 } },
      cases: worst(reports.flatMap((one) => one.cases)),
      loads: reports.flatMap((one) => one.platforms.flatMap((entry) => entry.load)),
      faults: [...reports.flatMap((one) => one.harness), ...parts.faults, ...doubts(again)],
      checks: reports.flatMap((one) => one.preflight),
    },
    allDefects(again),
  );
}

function refuseOther(first: TrialReport, other: TrialReport): void {
  const [one, two] = [first.run.id, other.run.id];
  if (first.target.name !== other.target.name)
    throw new NotOneTrial(`${one} was on ${first.target.name} and ${two} on ${other.target.name}`);
  const { ground } = first.run;
  if (!ground || !other.run.ground)
    throw new NotOneTrial(`${ground ? two : one} does not say what it stands on`);
  const differing = sameScope(first, other)
    ? differences(ground, other.run.ground)
    : [
        ...differences({ ...ground, target: '' }, { ...other.run.ground, target: '' }),
        ...(reachTheSame(first, other) ? [] : ['addresses of the target']),
      ];
  if (differing.length > 0)
    throw new NotOneTrial(`${one} and ${two} differ in: ${differing.join(', ')}`);
}

/** Each platform is asked for what it needs of the target alone. */
function sameScope(one: TrialReport, other: TrialReport): boolean {
  const slugs = ({ platforms }: TrialReport) => platforms.map(({ slug }) => slug).join(' ');
  return slugs(one) === slugs(other);
}

/** Stand-ins that a trial starts for itself are at another address each time. */
function reachTheSame({ target }: TrialReport, other: TrialReport): boolean {
  if (target.kind === 'sandbox') return true;
  return Object.entries(target.addresses).every(
    ([name, address]) => (other.target.addresses[name] ?? address) === address,
  );
}

function doubts({ reports, now, maxAgeMs }: Again): HarnessFault[] {
  const twice = repeated(reports.flatMap((one) => one.cases.map((entry) => entry.id)));
  const age = (one: TrialReport) => Date.parse(now) - Date.parse(one.run.endedAt);
  const told = (one: TrialReport) => `${one.run.id}, ${one.run.endedAt}`;
  return [
    ...twice.map((id) => harnessFault('result-twice', id, { caseId: id })),
    ...reports.filter((one) => age(one) > maxAgeMs).map((one) => harnessFault('stale', told(one))),
    ...reports.filter((one) => age(one) < -skewMs).map((one) => harnessFault('future', told(one))),
  ];
}

function repeated(ids: string[]): string[] {
  const seen = new Set<string>();
  return [...new Set(ids.filter((id) => seen.size === seen.add(id).size))];
}

const order: Verdict[] = ['fail', 'blocked', 'not-run', 'pass'];

/** Each case once: of two results the worse one, whatever their order. */
function worst(cases: CaseRecord[]): CaseRecord[] {
  const byId = new Map<string, CaseRecord>();
  for (const one of cases) {
    const known = byId.get(one.id);
    if (!known || order.indexOf(one.verdict) < order.indexOf(known.verdict)) byId.set(one.id, one);
  }
  return [...byId.values()];
}

/** By their cause: each store numbers its own. */
function allDefects({ defects, reports }: Again): DefectRecord[] {
  const all = new Map<string, DefectRecord>();
  const byEnd = reports.toSorted((a, b) => (a.run.endedAt < b.run.endedAt ? -1 : 1));
  for (const one of [...byEnd.flatMap((report) => report.defects), ...defects])
    all.set(one.fingerprint, one);
  return [...all.values()];
}
