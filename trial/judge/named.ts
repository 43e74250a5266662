import type { CaseRecord } from '../../records/runs/case.ts';
import type { Said } from '../../words/said/said.ts';

/** A phrase of a case's suite with its English; as it is where it has none. */
export function named({ english }: Pick<CaseRecord, 'english'>, phrase: string): Said {
  const en = english?.[phrase];
  return en === undefined ? phrase : { vi: phrase, en };
}
