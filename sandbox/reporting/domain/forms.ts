import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Period, PeriodKind } from './periods.ts';

/** What a cell holds: how many, money, a share, or what has come together since January. */
export type Kind = 'count' | 'money' | 'rate' | 'cumulative';

/** A row or a column of a form. */
export interface Line {
  id: string;
  title: string;
  kind?: Kind;
  unit?: string;
  /** Digits after the comma as they are entered, and in a total where they differ. */
  digits?: number;
  totalDigits?: number;
  formula?: string;
  /** The line of the former period that its cells take over. */
  carries?: string;
  optional?: boolean;
}

export interface Rule {
  rule: string;
  /** The line whose cell is wrong where the rule does not hold. */
  at: string;
  says: string;
}

export interface Form {
  slug: string;
  code: string;
  title: string;
  version: number;
  /** Days from and to which it is in force, for the day a period closes. */
  inForce: { from?: string; to?: string };
  periods: readonly PeriodKind[];
  rows: readonly Line[];
  columns: readonly Line[];
  rules: readonly Rule[];
  cells: readonly Cell[];
}

/** One cell, with all that its row and its column say of it. */
export interface Cell {
  key: string;
  row: Line;
  column: Line;
  kind: Kind;
  unit: string;
  digits: number;
  totalDigits: number;
  optional: boolean;
  /** The line whose formula gives its value, and whether its names are those of rows. */
  derived: { formula: string; byRows: boolean } | null;
  carries: string | null;
}

interface Written {
  title: { vi: string };
  [key: string]: unknown;
}

const FOLDER = new URL('../data/forms/', import.meta.url);

/** The templates that the system starts with. */
export const forms: readonly Form[] = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.yaml'))
  .toSorted()
  .map((file) => formOf(file.replace('.yaml', ''), readFileSync(new URL(file, FOLDER), 'utf8')));

export function formNamed(slug: string): Form | undefined {
  return forms.find((one) => one.slug === slug);
}

/** The version of a form that is in force when a period closes; undefined where none is. */
export function versionFor(code: string, { to }: Period): Form | undefined {
  return forms.find(
    ({ code: own, inForce }) =>
      own === code && (inForce.from ?? '') <= to && to <= (inForce.to ?? '9999'),
  );
}

/** Slugs of all versions of a form. */
export function versionsOf(code: string): string[] {
  return forms.filter((one) => one.code === code).map(({ slug }) => slug);
}

export function keyOf(row: string, column: string): string {
  return `${row}.${column}`;
}

function formOf(slug: string, text: string): Form {
  const raw = parse(text) as Record<string, unknown>;
  const lines = (name: string): Line[] =>
    Object.entries(raw[name] as Record<string, Written>).map(([id, { title, ...rest }]) => ({
      ...(rest as Partial<Line>),
      id,
      title: title.vi,
    }));
  const [rows, columns] = [lines('rows'), lines('columns')];
  const rules = ((raw['checks'] ?? []) as (Omit<Rule, 'says'> & { says: { vi: string } })[]).map(
    (one) => ({ ...one, says: one.says.vi }),
  );
  const usual = { kind: raw['kind'] as Kind, unit: String(raw['unit'] ?? '') };
  const cells = rows.flatMap((row) => columns.map((column) => cellOf(row, column, usual)));
  return {
    ...{ slug, rows, columns, rules, cells },
    code: String(raw['code']),
    title: (raw['title'] as { vi: string }).vi,
    version: Number(raw['version']),
    inForce: raw['inForce'] ?? {},
    periods: raw['periods'] as Form['periods'],
  };
}

function cellOf(row: Line, column: Line, usual: { kind: Kind; unit: string }): Cell {
  const kind = row.kind ?? column.kind ?? usual.kind;
  const digits = row.digits ?? column.digits ?? 0;
  return {
    ...{ key: keyOf(row.id, column.id), row, column, kind, digits },
    unit: row.unit ?? column.unit ?? usual.unit,
    totalDigits: row.totalDigits ?? column.totalDigits ?? digits,
    optional: row.optional === true || column.optional === true,
    derived: derivedBy(row, column),
    carries: row.formula === undefined ? (row.carries ?? column.carries ?? null) : null,
  };
}

/** A share is worked out from its own line; all else from the row, and then from the column. */
function derivedBy(row: Line, column: Line): Cell['derived'] {
  const byRow = row.formula === undefined ? null : { formula: row.formula, byRows: true };
  const byColumn = column.formula === undefined ? null : { formula: column.formula, byRows: false };
  return column.kind === 'rate' ? (byColumn ?? byRow) : (byRow ?? byColumn);
}
