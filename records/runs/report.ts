import type { GateReason, HarnessFault, PlatformVerdict, Waiver } from './verdict.ts';
import type { Trend } from './trend.ts';
import type { RunInfo, TargetInfo } from './run.ts';
import type { DemandRecord } from './demand.ts';
import type { DiaryEntry, OfficialForm } from './form.ts';
import type { Evidence } from './evidence.ts';
import type { CaseRecord } from './case.ts';
import type { DefectRecord } from '../defects/defect.ts';
import type { Text } from '../../words/text.ts';
import type { Decision } from '../../words/scales/decision.ts';

/**
 * A run as data. Times are ISO 8601 in UTC (`2025-06-28T01:00:00.000Z`); durations are milliseconds unless the name
 * says otherwise.
 */

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
  /** What a reader has to know beside the decision; it stands on the first page. */
  remarks?: GateReason[];
  /** The demands of the plan, in its order; left out where it names none, and in records of older versions. */
  demands?: DemandRecord[];
  preflight: { name: string; ok: boolean; detail: Text }[];
  form: OfficialForm;
  /** Left out where runs are judged together. */
  trend?: Trend;
  /** Kept by people during the trial; the report's appendix IV, left out where nobody kept one. */
  diary?: DiaryEntry[];
  evidence: Evidence[];
}
