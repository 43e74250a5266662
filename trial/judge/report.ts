import { localDay, phaseAt } from '../../config/calendar/due.ts';
import type { Config } from '../../config/load.ts';
import type { Platform } from '../../config/platforms/platform.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { Evidence } from '../../records/runs/evidence.ts';
import type {
  GateReason,
  HarnessFault,
  PlatformVerdict,
  Waiver,
} from '../../records/runs/verdict.ts';
import type { LoadRecord } from '../../records/runs/load.ts';
import type { RunInfo, Selection, TargetInfo } from '../../records/runs/run.ts';
import type { TrialReport } from '../../records/runs/report.ts';
import type { Text } from '../../words/text.ts';
import type { RunStart } from '../../records/runs/runs.ts';
import { answerDemands } from './demands.ts';
import { decide, decideAll, openAmong } from './gate.ts';
import { loadReasons } from './load-rule.ts';
import { narrowed, remarksOn } from './narrowed.ts';
import { judgeRequirements } from './requirements.ts';
import { passedIds } from './sightings.ts';

/** Everything a verdict rests on. The same gives the same report. */
export interface Judged {
  config: Pick<Config, 'plan' | 'platforms' | 'secrets'>;
  target: Pick<ResolvedTarget, 'name' | 'kind' | 'addresses'> &
    Partial<Pick<ResolvedTarget, 'title'>>;
  start: Pick<RunStart, 'id' | 'startedAt' | 'seed' | 'faults' | 'shard' | 'ground' | 'draft'>;
  /** Left out where no suite was read. */
  selection?: Selection;
  endedAt: string;
  interrupted: boolean;
  override?: string;
  version: string;
  /** Version of Playwright. */
  playwright: string;
  parts: { chromium: { version: string } | undefined; k6: { version: string } | undefined };
  cases: CaseRecord[];
  loads: LoadRecord[];
  faults: HarnessFault[];
  checks: TrialReport['preflight'];
}

/** Judges every platform and puts the whole truth of a run together. */
export function buildReport(judged: Judged, defects: DefectRecord[]): TrialReport {
  const { config, start, faults } = judged;
  const cases = judged.cases.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const waivers = config.plan.waivers.map((entry): Waiver => ({
    ...(entry.requirement ? { requirement: entry.requirement } : {}),
    ...(entry.defect ? { defect: entry.defect } : {}),
    signer: entry.signer,
    reason: entry.reason,
    expires: entry.expires,
    applied: false,
  }));
  const platforms = config.platforms.map((platform) =>
    judgePlatform(judged, platform, cases, defects, waivers),
  );
  const all = decideAll(platforms);
  const decision = judged.interrupted ? 'undecided' : all.decision;
  const remarks = remarksOn(judged.selection, cases);
  const demands = answerDemands({
    config,
    verdicts: platforms,
    otherPlatforms: judged.selection?.otherPlatforms ?? [],
    open: openAmong(defects, passedIds(cases, judged.loads, config.platforms)),
    isSound: !judged.interrupted && start.draft !== true && faults.length === 0,
    day: localDay(config.plan.timeZone, judged.endedAt),
  });
  return {
    schema: 1,
    run: runInfo(judged, cases, platforms),
    target: {
      name: judged.target.name,
      kind: judged.target.kind,
      ...(judged.target.title ? { title: judged.target.title } : {}),
      addresses: mapValues(judged.target.addresses, (address) => config.secrets.mask(address)),
      ...systemsOf(config.platforms),
    },
    decision,
    reasons: judged.interrupted ? [interruptedReason, ...all.reasons] : all.reasons,
    platforms: judged.interrupted
      ? platforms.map((one) => ({ ...one, decision: 'undecided' }))
      : platforms,
    cases,
    defects: defects.filter((one) => one.state !== 'closed' || one.lastRun === start.id),
    harness: faults,
    waivers,
    ...(remarks.length > 0 ? { remarks } : {}),
    ...(demands.length > 0 ? { demands } : {}),
    preflight: judged.checks,
    form: config.plan.form,
    evidence: allEvidence(cases, judged.loads),
  };
}

/** What people call the systems beside the platforms; nothing where there are none. */
function systemsOf(platforms: readonly Platform[]): Pick<TargetInfo, 'systems'> {
  const systems = Object.assign({}, ...platforms.map((one) => one.systems)) as Record<string, Text>;
  return Object.keys(systems).length > 0 ? { systems } : {};
}

const interruptedReason: GateReason = {
  rule: 'interrupted',
  text: {
    vi: 'Đợt chạy bị dừng trước khi hoàn tất nên chưa đủ cơ sở kết luận',
    en: 'The run was stopped before it was complete, so nothing can be concluded',
  },
};

function judgePlatform(
  { config, start, selection, endedAt, loads, faults }: Judged,
  platform: Platform,
  cases: CaseRecord[],
  defects: DefectRecord[],
  waivers: Waiver[],
): PlatformVerdict {
  const ofPlatform = loads.filter((one) => one.platform === platform.slug);
  const requirements = judgeRequirements(platform, config.plan.gate, cases, ofPlatform);
  const today = localDay(config.plan.timeZone, endedAt);
  const result = decide({
    rules: config.plan.gate,
    requirements,
    defects: defects.filter((one) => one.platform === platform.slug),
    passed: passedIds(cases, ofPlatform, [platform]),
    harness: faults.filter((one) => one.platform === undefined || one.platform === platform.slug),
    narrowed: narrowed(selection, start.draft === true, platform.slug),
    waivers: waivers.filter((one) => one.expires >= today),
    load: loadReasons(config.plan.load, ofPlatform),
  });
  for (const waiver of result.applied) waiver.applied = true;
  return {
    slug: platform.slug,
    name: platform.name,
    modelled: platform.modelled,
    decision: result.decision,
    reasons: result.reasons,
    requirements,
    load: ofPlatform,
  };
}

function runInfo(judged: Judged, cases: CaseRecord[], platforms: PlatformVerdict[]): RunInfo {
  const { config, start, endedAt, parts } = judged;
  const verdicts = platforms.flatMap((one) => one.requirements.map((entry) => entry.verdict));
  const phase = phaseAt(config.plan, start.startedAt);
  const count = (verdict: string) => verdicts.filter((one) => one === verdict).length;
  return {
    id: start.id,
    startedAt: start.startedAt,
    endedAt,
    ending: judged.interrupted ? 'interrupted' : 'complete',
    phase: phase && { id: phase.id, name: phase.name },
    tool: {
      name: 'nghiemthu',
      version: judged.version,
      node: process.versions.node,
      playwright: judged.playwright,
      k6: parts.k6?.version ?? '',
      browser: parts.chromium?.version ?? '',
    },
    seed: start.seed,
    faults: start.faults,
    shard: start.shard,
    ...(judged.selection ? { selection: judged.selection } : {}),
    ...(start.ground ? { ground: start.ground } : {}),
    ...(start.draft ? { draft: true } : {}),
    counts: {
      pass: count('pass'),
      fail: count('fail'),
      blocked: count('blocked'),
      notRun: count('not-run'),
      flaky: cases.filter((one) => one.flaky).length,
    },
    ...(judged.override ? { override: judged.override } : {}),
  };
}

function allEvidence(cases: CaseRecord[], loads: LoadRecord[]): Evidence[] {
  const all = [...cases, ...loads].flatMap((one) => one.evidence);
  return all.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function mapValues<A, B>(all: Record<string, A>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(all).map(([key, value]) => [key, change(value)]));
}
