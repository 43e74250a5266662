import type { Text } from '../../words/text.ts';
import type { Severity } from '../../words/scales/severity.ts';
import type { DefectState } from '../../words/scales/defect-state.ts';
import type { Said } from '../../words/said/said.ts';

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
