import http from 'k6/http';
import { mix, platform } from './handover.ts';

interface Procedure {
  code: string;
  field: string;
  level: string;
}

/** Procedures by the fields of the mix; a field without procedures of its own is filed as another one. */
export type Catalogue = Record<string, string[]>;

/** Reads the catalogue once before the load starts. */
export function readCatalogue(): Catalogue {
  const answer = http.get(`${platform}/api/catalogue`, { tags: { name: 'catalogue' } });
  const communal = (answer.json() as unknown as Procedure[]).filter(({ level }) => level === 'xa');
  const byField: Catalogue = {};
  for (const { code, field } of communal) {
    const share = field in mix ? field : 'Khác';
    (byField[share] ??= []).push(code);
  }
  const all = communal.map(({ code }) => code);
  for (const field of Object.keys(mix)) byField[field] ??= all;
  return byField;
}

/** A procedure picked by the shares of the mix. */
export function pickProcedure(catalogue: Catalogue): string {
  let left = Math.random() * Object.values(mix).reduce((sum, share) => sum + share, 0);
  for (const [field, share] of Object.entries(mix)) {
    left -= share;
    if (left <= 0) return pick(catalogue[field] ?? []);
  }
  return pick(Object.values(catalogue).flat());
}

function pick(codes: string[]): string {
  return codes[Math.floor(Math.random() * codes.length)] ?? '';
}
