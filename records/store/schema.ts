import type { DefectState } from '../../words/scales/defect-state.ts';
import type { Severity } from '../../words/scales/severity.ts';
import type { Verdict } from '../../words/scales/verdict.ts';

/** Columns that are searched stand by themselves; the whole record is kept beside them as JSON. */
export interface Tables {
  run: {
    id: string;
    target: string;
    started_at: string;
    ended_at: string | null;
    /** JSON of `RunStart`. */
    start: string;
    /** JSON of the finished `TrialReport`; null while it runs and after a kill. */
    report: string | null;
    /** SHA-256 of the run's manifest, once its papers were written. */
    manifest: string | null;
  };
  case_result: {
    run_id: string;
    case_id: string;
    platform: string;
    verdict: Verdict;
    /** JSON of `CaseRecord`. */
    record: string;
  };
  load_result: {
    run_id: string;
    platform: string;
    profile: string;
    /** JSON of `LoadRecord`. */
    record: string;
  };
  defect: {
    id: string;
    target: string;
    fingerprint: string;
    platform: string;
    case_id: string;
    severity: Severity;
    state: DefectState;
    owner: string;
    due_at: string | null;
    /** JSON of what else a `DefectRecord` has, without its history. */
    record: string;
  };
  defect_event: {
    defect_id: string;
    seq: number;
    at: string;
    actor: string;
    state: DefectState;
    /** A code and its facts as JSON, or else a text: see `SaidColumns`. */
    code: string;
    facts: string;
    note: string;
  };
  /** A run, an incident or an alert counts once for a defect, however often it reports it. */
  defect_sighting: { defect_id: string; source: string };
  /** A monitor process that shares this store. */
  monitor: {
    target: string;
    vantage: string;
    version: string;
    started_at: string;
    /** Its last heartbeat. */
    seen_at: string;
  };
  /** What a vantage holds of a probe after its own confirmation. */
  opinion: {
    target: string;
    probe: string;
    vantage: string;
    platform: string;
    state: 'up' | 'down';
    since: string;
    /** When it last judged. */
    at: string;
    /** A code and its facts as JSON, or else a text: see `SaidColumns`. */
    code: string;
    facts: string;
    reason: string;
  };
  sample: {
    target: string;
    probe: string;
    vantage: string;
    /** When it ended. */
    at: string;
    platform: string;
    outcome: SampleOutcome;
    duration_s: number;
    /** A code and its facts as JSON, or else a text: see `SaidColumns`. */
    code: string;
    facts: string;
    reason: string;
    evidence: string;
  };
  /** Hours of a local day in which a probe was looked at, as bits; kept when its samples are forgotten. */
  watched_day: {
    target: string;
    probe: string;
    platform: string;
    day: string;
    judged: number;
    announced: number;
  };
  incident: {
    id: string;
    target: string;
    platform: string;
    severity: Severity;
    opened_at: string;
    closed_at: string | null;
    /** JSON of `IncidentRecord` without symptoms and history. */
    record: string;
    /** Grows with each write of an incident of the target. */
    revision: number;
  };
  /** A probe that fails as part of an incident. */
  incident_symptom: {
    incident_id: string;
    probe: string;
    since: string;
    until: string | null;
    severity: Severity;
    /** A code and its facts as JSON, or else a text: see `SaidColumns`. */
    code: string;
    facts: string;
    reason: string;
    evidence: string;
  };
  incident_event: {
    incident_id: string;
    seq: number;
    at: string;
    kind: IncidentEventKind;
    /** A code and its facts as JSON, or else a text: see `SaidColumns`. */
    code: string;
    facts: string;
    note: string;
  };
}

/** `excluded`: looked at within a maintenance window, counts for no objective. */
export type SampleOutcome = 'success' | 'failure' | 'blocked' | 'refused' | 'excluded';

export type IncidentEventKind = 'opened' | 'joined' | 'left' | 'escalated' | 'closed' | 'reopened';
