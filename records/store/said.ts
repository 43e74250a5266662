import type { Said } from '../../words/said/said.ts';

/** What a record says, in columns: its code, to search by, and its facts as JSON; or a text that has neither. */
export interface SaidColumns {
  code: string;
  facts: string;
  text: string;
}

export function columnsOf(said: Said): SaidColumns {
  if (typeof said === 'string') return { code: '', facts: '', text: said };
  const { code, ...facts } = { code: '', ...said };
  return { code, facts: JSON.stringify(facts), text: '' };
}

export function saidOf({ code, facts, text }: SaidColumns): Said {
  if (facts === '') return text;
  return { ...(code !== '' && { code }), ...(JSON.parse(facts) as object) } as Said;
}
