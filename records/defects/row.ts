import type { DefectRecord } from './defect.ts';
import type { Tables } from '../store/schema.ts';

/** A defect without its history, which has a table of its own. */
export type DefectFacts = Omit<DefectRecord, 'history'>;

type Row = Tables['defect'];

/** What has a column of its own stands there alone. */
type Details = Omit<
  DefectFacts,
  'id' | 'fingerprint' | 'platform' | 'caseId' | 'severity' | 'state' | 'owner' | 'dueAt'
>;

export const COLUMNS = [
  ...(['id', 'fingerprint', 'platform', 'case_id', 'severity'] as const),
  ...(['state', 'owner', 'due_at', 'record'] as const),
] as const satisfies readonly (keyof Row)[];

export function factsOf({
  record,
  case_id: caseId,
  due_at: dueAt,
  ...columns
}: Pick<Row, (typeof COLUMNS)[number]>): DefectFacts {
  return { ...columns, caseId, dueAt, ...(JSON.parse(record) as Details) };
}

export function rowOf(target: string, facts: DefectFacts): Row {
  const { id, fingerprint, platform, caseId, severity, state, owner, dueAt, ...details } = facts;
  return {
    ...{ id, target, fingerprint, platform, case_id: caseId, severity, state, owner },
    ...{ due_at: dueAt, record: JSON.stringify(details satisfies Details) },
  };
}
