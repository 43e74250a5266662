import { createHash } from 'node:crypto';
import { readCsv } from '../../data/csv.ts';

/** Where the portal leads those who want to file: its own steps, the site of interlinked services, or a counter. */
export type LeadsTo = 'portal' | 'interlinked' | 'counter';

/** A procedure as a province or a ministry announced it. */
export interface Procedure {
  /** Its address on the portal. */
  id: string;
  code: string;
  name: string;
  field: string;
  level: 'xa' | 'tinh' | 'bo';
  leadsTo: LeadsTo;
  /** In đồng. */
  fee: number;
  /** Working days from reception to result. */
  days: number;
  /** What must be enclosed. */
  papers: string[];
}

/** The same code has the same address in every run. */
function idOf(code: string): string {
  const hex = createHash('sha256').update(`portal ${code}`).digest('hex');
  const parts = [
    [0, 8],
    [8, 12],
    [12, 16],
    [16, 20],
    [20, 32],
  ] as const;
  return parts.map(([from, to]) => hex.slice(from, to)).join('-');
}

/** Those with a code that starts with 9 are invented. */
export const procedures: readonly Procedure[] = readCsv(
  new URL('procedures.csv', import.meta.url),
).map((row) => ({
  ...{ id: idOf(row['code'] ?? ''), code: row['code'] ?? '', name: row['name'] ?? '' },
  ...{ field: row['field'] ?? '', level: row['level'] as Procedure['level'] },
  leadsTo: row['leads_to'] as LeadsTo,
  ...{ fee: Number(row['fee']), days: Number(row['days']) },
  papers: (row['papers'] ?? '').split('; ').filter((paper) => paper !== ''),
}));

export const LEVELS: Readonly<Record<Procedure['level'], string>> = {
  xa: 'Cấp xã',
  tinh: 'Cấp tỉnh',
  bo: 'Cấp bộ',
};
