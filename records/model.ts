/**
 * The words of a trial as data. Everything that is judged, kept or told is one of these shapes.
 * Times are ISO 8601 in UTC (`2025-06-28T01:00:00.000Z`); durations are milliseconds unless the name says otherwise.
 */
import type { Dimension } from '../words/scales/dimension.ts';
import type { Weight } from '../words/scales/weight.ts';
import type { Severity } from '../words/scales/severity.ts';
import type { Verdict } from '../words/scales/verdict.ts';
import type { Decision } from '../words/scales/decision.ts';
import type { DefectState } from '../words/scales/defect-state.ts';
import type { Said } from '../words/said/said.ts';
import type { Text } from '../words/text.ts';

/** A file that proves something. `path` is relative to the run's folder and uses `/`. */
export interface Evidence {
  path: string;
  kind: 'trace' | 'screenshot' | 'log' | 'page' | 'preflight' | 'load' | 'attachment' | 'facts';
  sha256: string;
  bytes: number;
  mediaType: string;
}

export interface Step {
  title: string;
  durationMs: number;
  failed: boolean;
}

/** Why a case did not pass. `fingerprint` is equal for the same cause, whatever run or shard saw it. */
export interface Failure {
  /** `platform`: the system under test misbehaved. `precondition`: what the case needs could not be set up. `harness`: our own fault. */
  blame: 'platform' | 'precondition' | 'harness';
  /** As the suite's runner writes it; what people read is made of it. */
  message: string;
  /** The same in Vietnamese, as former versions kept it. */
  words?: string;
  step?: string;
  location?: string;
  fingerprint: string;
}

/** Something that failed in a page that a case opened. */
export interface PageTrouble {
  /** Name of the address whose page it was. */
  address: string;
  page: string;
  /** What failed; empty where it is the page itself. */
  resource: string;
  what: string;
}

/** One test that ran. */
export interface CaseRecord {
  /** Stable over runs: platform, file and title path. */
  id: string;
  platform: string;
  kind: 'journey' | 'check' | 'case';
  /** Name of the journey or check in the platform's YAML; absent for a tester's own case. */
  name?: string;
  title: string;
  /** Titles of its describe blocks and itself as the spec writes them: how Playwright finds it again. */
  titles?: string[];
  file: string;
  line: number;
  requirements: string[];
  verdict: Verdict;
  /** Failed first, passed on a retry. The plan says whether it may count. */
  flaky: boolean;
  attempts: number;
  startedAt: string;
  durationMs: number;
  steps: Step[];
  /** What its title, its steps and phrases of its failure are called in English, by the Vietnamese of the suite. */
  english?: Record<string, string>;
  failure?: Failure;
  /** Why it did not run, where the case itself says so. */
  reason?: Text;
  /** How many cases prove its check together, where it is one of several. */
  parts?: number;
  /** What its windows saw: pages shown by address, and what failed in them. Absent where it opened none. */
  pages?: { shown: Record<string, number>; troubles: PageTrouble[] };
  evidence: Evidence[];
  /** Attachments that were not kept, because nobody could take personal data out of them. */
  leftOut?: { name: string; why: Unmaskable }[];
  /** Data of the case's own that stays on the platform, because it could not be removed. */
  leftBehind?: LeftBehind[];
}

/** Why a file cannot be masked: it is no text. */
export type Unmaskable =
  | 'picture'
  | 'recording'
  | 'document'
  | 'archive'
  | 'unreadable'
  | 'too-large';

/** What a case created and could not remove. */
export interface LeftBehind {
  /** What it is: by its code, or why it could not be removed. */
  what: string;
  /** The platform's address. */
  where: string;
  /** The words that mark it there, by which people find it. */
  marker: string;
}

/** One threshold of a load profile after a run. `ok` is null where nothing was measured: never a pass. */
export interface ThresholdRecord {
  metric: string;
  expression: string;
  ok: boolean | null;
  /** Number of samples the threshold was judged on. */
  samples: number;
  /** Measured value in the metric's own unit (ms for times, ratio for rates), null where nothing was measured. */
  value: number | null;
  proves: string[];
  norm?: string;
  assumed: boolean;
  /** `script`: a tester's script brought it along; `plan`: a rule of the plan added it. Left out where the profile names it. */
  from?: 'script' | 'plan';
  /** What people call the request, or the count, that the metric speaks of. */
  subject?: Text;
  /** Why it was not judged though something was measured. */
  reason?: Text;
}

/** One named request of a load run. Times in ms. */
export interface RequestRecord {
  name: string;
  /** What people call it; left out where only the script names it. */
  title?: Text;
  count: number;
  /** Times of expected answers; null where there was none. */
  mean: number | null;
  p50: number | null;
  p90: number | null;
  p95: number | null;
  p99: number | null;
  max: number | null;
  /** 0 to 1. */
  errorRate: number;
}

/** One second of a load run, for charts. `at` is seconds since the start; times in ms. */
export interface SeriesPoint {
  at: number;
  requests: number;
  failed: number;
  /** Times of expected answers; null in a second without one. */
  mean: number | null;
  p95: number | null;
  max: number | null;
}

/** What was asked of the load generator, or what it really offered. */
export interface Offer {
  seconds: number;
  /** Users at once; null where arrivals are what counts. */
  users: number | null;
  /** Arrivals, or iterations that were begun. */
  iterations: number | null;
}

/** What became of the iterations of a load run. */
export interface IterationCounts {
  /** Carried to their end, those that threw included. */
  done: number;
  /** Ended by an exception of the script. */
  threw: number;
  /** Never begun, since no user was free. */
  dropped: number;
}

export interface LoadRecord {
  platform: string;
  profile: string;
  title: Text;
  startedAt: string;
  durationMs: number;
  verdict: Verdict;
  /** Why it was blocked. */
  reason?: Text;
  thresholds: ThresholdRecord[];
  requests: RequestRecord[];
  /** HTTP requests per second over the whole run. */
  throughput: number;
  asked?: Offer;
  offered?: Offer;
  iterations?: IterationCounts;
  /** What the run did beside HTTP requests, by k6's metric: `ws_sessions`, `grpc_req_duration`, … */
  activity?: { metric: string; count: number }[];
  series: SeriesPoint[];
  evidence: Evidence[];
}

/** What a requirement's verdict rests on. `ref` is a case id or `load:<platform>:<profile>:<metric>:<expression>`. */
export interface Proof {
  kind: 'journey' | 'check' | 'case' | 'load';
  ref: string;
  title: Said;
  verdict: Verdict;
  flaky: boolean;
  /** Why it did not run, where the case itself says so. */
  reason?: Text;
  evidence: string[];
}

export interface RequirementVerdict {
  id: string;
  title: Text;
  source: string;
  weight: Weight;
  dimension: Dimension;
  assumed: boolean;
  verdict: Verdict;
  /** Why it is not a pass, in both languages; empty for a pass. */
  reasons: Text[];
  proof: Proof[];
}

/** A reason of a gate and the rule of the plan that produced it. */
export interface GateReason {
  rule: string;
  text: Text;
}

export interface PlatformVerdict {
  slug: string;
  name: Text;
  /** True where the platform's behaviour is modelled because no public specification exists. */
  modelled: boolean;
  decision: Decision;
  reasons: GateReason[];
  requirements: RequirementVerdict[];
  load: LoadRecord[];
}

/** One line of a defect's history. */
export interface DefectEvent {
  at: string;
  actor: string;
  state: DefectState;
  note: Said;
}

/** One problem with an owner, a severity, a due time and a history. */
export interface DefectRecord {
  /** `LOI-0001`, counted per store. */
  id: string;
  fingerprint: string;
  platform: string;
  requirements: string[];
  caseId: string;
  title: Said;
  severity: Severity;
  state: DefectState;
  /** Slug of the owner in plan.yaml. */
  owner: string;
  ownerName: Text;
  foundAt: string;
  dueAt: string | null;
  closedAt: string | null;
  firstRun: string;
  lastRun: string;
  occurrences: number;
  feature: Said;
  unit: string;
  reportedBy: Said;
  channel: Said;
  stepsToReproduce: Said[];
  expected: Said;
  actual: Said;
  causeGroup: Said;
  solution: string;
  retestResult: Said;
  confirmedBy: string;
  evidence: string[];
  /** What the evidence is of: the run whose folder it lies in. */
  evidenceRun?: string;
  history: DefectEvent[];
}

/** A fault of our own: it blocks, and never opens a defect. */
export interface HarnessFault {
  /** Stable code: `browser-lost`, `k6-absent`, `no-tests`, … */
  code: string;
  text: Text;
  caseId?: string;
  /** The platform that it leaves unjudged; every one where left out. */
  platform?: string;
  evidence: string[];
}

export interface Waiver {
  requirement?: string;
  defect?: string;
  signer: string;
  reason: string;
  /** Date, Asia/Ho_Chi_Minh, the last day it counts. */
  expires: string;
  /** True where it counted for this decision. */
  applied: boolean;
}

/** What a run was told to leave out, and how much that was. */
export interface Selection {
  grep: string | null;
  /** `2/3`: the second of three parts. */
  shard: string | null;
  /** Slugs of platforms that are configured and were not chosen. */
  otherPlatforms: string[];
  /** Number of all cases of the chosen platforms. */
  cases: number;
  /** SHA-256 of their ids: equal for the parts of one trial. */
  digest: string;
  /** Cases that did not run because they were not asked for, by platform. */
  leftOut: Record<string, number>;
  /** Cases that did not run because a live platform allows none that change it, by platform. */
  unsafe: Record<string, number>;
}

/** What a run stands on, each as a SHA-256: parts of a trial stand on the same, and so does what goes on with it. */
export interface Ground {
  /** Platforms, plan, roles and catalogues as they were read. */
  configuration: string;
  /** The suites with their load scripts, and nghiemthu itself. */
  suites: string;
  /** The target's addresses and accounts, without passwords. */
  target: string;
}

export interface RunInfo {
  id: string;
  startedAt: string;
  endedAt: string;
  /** `complete`, or why it ended early. */
  ending: 'complete' | 'interrupted';
  phase: { id: string; name: Text } | null;
  tool: {
    name: string;
    version: string;
    node: string;
    playwright: string;
    k6: string;
    browser: string;
  };
  seed: number | null;
  /** Faults that were switched on in the sandbox, empty otherwise. */
  faults: string[];
  shard: string | null;
  /** Left out where no suite was read: load alone, or no browser. */
  selection?: Selection;
  /** Left out in records of older versions. */
  ground?: Ground;
  /** True where failures were judged and opened no defect: a first look at a product, never a go. */
  draft?: boolean;
  counts: { pass: number; fail: number; blocked: number; notRun: number; flaky: number };
  /** Written reason for load on a live target outside the plan's window. */
  override?: string;
}

export interface TargetInfo {
  name: string;
  kind: 'sandbox' | 'trial' | 'live';
  /** What people call it. */
  title?: Text;
  /** Masked address for each platform and for the systems beside it. */
  addresses: Record<string, string>;
  /** What people call the systems beside the platforms, by the names of their addresses. */
  systems?: Record<string, Text>;
}

/** People and papers named in the official documents; from `plan.yaml`. */
export interface OfficialForm {
  superior: string;
  agency: string;
  agencyCode: string;
  place: string;
  basis: string[];
  signer: { authority: string; office: string; name: string };
  recipients: string[];
}

/** One line of the deployment diary (nhật ký vận hành thử, TT 24/2020/TT-BTTTT), as kept by people. */
export interface DiaryEntry {
  from: string;
  to: string;
  shift: string;
  people: string;
  work: string;
  result: string;
  incident: string;
  confirmedBy: string;
}

/** A requirement whose verdict is another than in the former run. */
export interface TrendChange {
  platform: string;
  requirement: string;
  title: Text;
  from: Verdict;
  to: Verdict;
}

/** What took clearly longer than in the former run; a load's requests by their p95. Times in ms. */
export interface Slower {
  kind: 'case' | 'step' | 'load';
  platform: string;
  what: Said;
  beforeMs: number;
  afterMs: number;
}

/** How a run compares with the former one of the same target. */
export interface Trend {
  /** Null where there is none yet. */
  former: { id: string; startedAt: string; decision: Decision } | null;
  /** What keeps the two from being compared as a whole. */
  differences: Text[];
  /** Did not fail before, fails now. */
  red: TrendChange[];
  /** Passed before, is proved no more. */
  lost: TrendChange[];
  /** Did not pass before, passes now. */
  green: TrendChange[];
  slower: Slower[];
}

/** The whole truth of a run: what `verdict.json` carries and every report format is made from. */
export interface TrialReport {
  schema: 1;
  run: RunInfo;
  target: TargetInfo;
  decision: Decision;
  reasons: GateReason[];
  platforms: PlatformVerdict[];
  cases: CaseRecord[];
  defects: DefectRecord[];
  harness: HarnessFault[];
  waivers: Waiver[];
  /** What whoever reads the decision has to know beside it; told on the first page. */
  remarks?: GateReason[];
  preflight: { name: string; ok: boolean; detail: Text }[];
  form: OfficialForm;
  /** Left out where runs are judged together. */
  trend?: Trend;
  /** Kept by people during the trial; the report's appendix IV, left out where nobody kept one. */
  diary?: DiaryEntry[];
  evidence: Evidence[];
}
