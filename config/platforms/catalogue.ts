import { join } from 'node:path';
import { z } from 'zod';
import { readCsv, withoutRepeats } from '../reading/csv.ts';
import { either } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { readText } from '../reading/source.ts';
import { PlainDate } from '../reading/values.ts';

const RegularExpression = z
  .string()
  .refine((text) => isPattern(text), { message: 'a regular expression like ^\\d+$', abort: true })
  .describe('a regular expression like ^\\d+$');

/** What a cell of a column may hold. */
export const Column = z.strictObject({
  /** Whether every row must have a value. */
  required: z.boolean().default(true),
  /** Whether no two rows may have the same value. */
  unique: z.boolean().default(false),
  pattern: RegularExpression.optional(),
  /** A value as an example of the pattern, for the reader of the fault. */
  like: z.string().min(1).optional(),
  /** The only values there are. */
  values: z.array(z.string().min(1)).min(1).optional(),
  type: z.enum(['text', 'number', 'date']).default('text'),
});
export type Column = z.infer<typeof Column>;

/** A CSV file in the platform's `catalogues/`, and what its columns hold, in their order. */
export const Catalogue = z.strictObject({
  file: z
    .string()
    .regex(/^[a-z0-9][a-z0-9.-]*\.csv$/)
    .describe('the name of a file like services.csv'),
  columns: z
    .record(z.string().min(1), Column)
    .refine((all) => Object.keys(all).length > 0, { message: 'at least one column' }),
});
export type Catalogue = z.infer<typeof Catalogue>;

/** A row by the names of its columns; empty text where it has no value. */
export type CatalogueRow = Readonly<Record<string, string>>;

/** Platform → catalogue → rows. */
export type Catalogues = Readonly<
  Record<string, Readonly<Record<string, readonly CatalogueRow[]>>>
>;

/** A catalogue as it was read last. */
interface Cached {
  text: string;
  columns: string;
  rows: CatalogueRow[];
  faults: Fault[];
}
/** Catalogues of thousands of rows are read by every look at the configuration, and seldom change. */
const kept = new Map<string, Cached>();

/** Reads a catalogue. A row with a wrong cell is left out, and a fault. */
export function readCatalogue(
  root: string,
  file: string,
  catalogue: Catalogue,
  faults: Fault[],
): CatalogueRow[] {
  const own: Fault[] = [];
  const text = readText(root, file, own) ?? '';
  const columns = JSON.stringify(catalogue.columns);
  const place = join(root, file);
  const last = kept.get(place);
  if (last?.text === text && last.columns === columns && own.length === 0) {
    faults.push(...last.faults);
    return last.rows;
  }
  const found: Fault[] = [];
  const rows = rowsIn(root, file, catalogue, found);
  kept.set(place, { text, columns, rows, faults: found });
  faults.push(...found);
  return rows;
}

function rowsIn(
  root: string,
  file: string,
  { columns }: Catalogue,
  faults: Fault[],
): CatalogueRow[] {
  const names = Object.keys(columns);
  let rows = readCsv(root, file, names, faults);
  for (const [i, name] of names.entries())
    if (columns[name]?.unique) rows = withoutRepeats(file, rows, i, name, faults);
  return rows.flatMap(({ line, cells }) => {
    const wrong = names.flatMap((name, i) => {
      const problem = cellProblem(columns[name]!, cells[i] ?? '');
      return problem === null ? [] : [`found ${problem.found(name)}, expected ${problem.expected}`];
    });
    for (const message of wrong) faults.push({ file, line, column: 1, message });
    if (wrong.length > 0) return [];
    return [Object.fromEntries(names.map((name, i) => [name, cells[i] ?? '']))];
  });
}

interface CellProblem {
  found: (column: string) => string;
  expected: string;
}

function cellProblem(column: Column, cell: string): CellProblem | null {
  const found = (name: string) => (cell === '' ? `no ${name}` : `the ${name} "${cell}"`);
  if (cell === '') return column.required ? { found, expected: 'one' } : null;
  if (column.values !== undefined && !column.values.includes(cell))
    return { found, expected: either(column.values) };
  if (column.pattern !== undefined && !new RegExp(column.pattern, 'u').test(cell))
    return { found, expected: `one like ${column.like ?? column.pattern}` };
  if (column.type === 'number' && !Number.isFinite(Number(cell)))
    return { found, expected: 'a number' };
  if (column.type === 'date' && !PlainDate.safeParse(cell).success)
    return { found, expected: PlainDate.description ?? 'a date' };
  return null;
}

function isPattern(text: string): boolean {
  try {
    new RegExp(text, 'u');
    return true;
  } catch {
    return false;
  }
}
