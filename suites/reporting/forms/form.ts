import { z } from 'zod';
import { Citation } from '../../../config/norms/norms.ts';
import { PlainDate, Text } from '../../../config/reading/values.ts';
import { PERIOD_KINDS } from '../periods.ts';
import type { PeriodKind } from '../periods.ts';

/** What a cell holds: how many, money, a share, or what has come together since January. */
const Kind = z.enum(['count', 'money', 'rate', 'cumulative']);
export type Kind = z.infer<typeof Kind>;

const Digits = z.int().min(0).max(9).describe('a whole number of digits from 0 to 9');
const Formula = z.string().min(1).describe('a formula like c4 + c5');
const Id = z
  .string()
  .regex(/^[A-Za-z][A-Za-z0-9_]{0,31}$/)
  .describe('a name of letters and digits like c4');

const Line = z.strictObject({
  title: Text,
  kind: Kind.optional(),
  unit: z.string().min(1).describe('a unit like hồ sơ').optional(),
  /** Digits after the comma as they are entered, and in a total where they differ. */
  digits: Digits.optional(),
  totalDigits: Digits.optional(),
  /** Of lines of the same kind: of rows for a row. Its cells are locked. */
  formula: Formula.optional(),
  /** The line of the former period that its cells take over. */
  carries: Id.optional(),
  /** True where its cells may stay empty. */
  optional: z.boolean().optional(),
});
export type Line = z.infer<typeof Line> & { id: string };

const Rule = z.strictObject({
  rule: z.string().min(1).describe('a rule like c8 <= c7'),
  /** The line whose cell is wrong where the rule does not hold. */
  at: Id,
  says: Text,
});
export type Rule = z.infer<typeof Rule>;

/** A form as a file of `config/platforms/reporting/forms/` says it. */
export const FormFile = z
  .strictObject({
    code: z.string().min(1).describe('the code of the form like 01/TCD'),
    title: Text,
    norm: Citation.optional(),
    source: z.string().min(1).describe('a text that tells where it is from').optional(),
    assumed: z.boolean().default(false),
    version: z.int().min(1).describe('a whole number from 1'),
    /** The days on which the periods close that this version is for; all where left out. */
    inForce: z.strictObject({ from: PlainDate.optional(), to: PlainDate.optional() }).default({}),
    periods: z.array(z.enum(PERIOD_KINDS)).min(1),
    columns: z.record(Id, Line),
    rows: z.record(Id, Line),
    /** Where neither the row nor the column says another. */
    kind: Kind,
    unit: z.string().min(1).describe('a unit like hồ sơ').default(''),
    checks: z.array(Rule).default([]),
  })
  .refine(({ norm, source }) => norm !== undefined || source !== undefined, {
    message: 'a norm or a source',
  });
type FormFile = z.infer<typeof FormFile>;

/** One cell, with all that its row and its column say of it. */
export interface Cell {
  /** `r1.c4`: its row and its column. */
  key: string;
  row: Line;
  column: Line;
  kind: Kind;
  unit: string;
  digits: number;
  totalDigits: number;
  isOptional: boolean;
  /** The formula that gives its value, and the other one that must hold as well. */
  formulas: readonly Own[];
  carries: Own | null;
}

/** A formula, a rule or a name, and whether its names are those of rows. */
export interface Own {
  text: string;
  byRows: boolean;
}

export interface Form {
  /** The name of its file. */
  slug: string;
  code: string;
  title: { vi: string; en: string };
  version: number;
  /** Days from and to which it is in force, for the day a period closes. */
  inForce: { from?: string | undefined; to?: string | undefined };
  periods: readonly PeriodKind[];
  rows: readonly Line[];
  columns: readonly Line[];
  cells: readonly Cell[];
  rules: readonly (Rule & { byRows: boolean })[];
}

export function keyOf(row: string, column: string): string {
  return `${row}.${column}`;
}

/** The form that a file describes. */
export function formOf(slug: string, file: FormFile): Form {
  const lines = (all: FormFile['rows']): Line[] =>
    Object.entries(all).map(([id, line]) => ({ ...line, id }));
  const [rows, columns] = [lines(file.rows), lines(file.columns)];
  const { code, title, version, inForce, periods } = file;
  return {
    ...{ slug, code, title, version, inForce, periods, rows, columns },
    cells: rows.flatMap((row) => columns.map((column) => cellOf(row, column, file))),
    rules: file.checks.map((one) => ({ ...one, byRows: Object.hasOwn(file.rows, one.at) })),
  };
}

function cellOf(row: Line, column: Line, usual: FormFile): Cell {
  const kind = row.kind ?? column.kind ?? usual.kind;
  const digits = row.digits ?? column.digits ?? 0;
  const of = (name: 'formula' | 'carries'): Own[] => [
    ...(row[name] === undefined ? [] : [{ text: row[name], byRows: true }]),
    ...(column[name] === undefined ? [] : [{ text: column[name], byRows: false }]),
  ];
  const formulas = of('formula');
  const isShareOfColumn = column.kind === 'rate' && column.formula !== undefined;
  return {
    ...{ key: keyOf(row.id, column.id), row, column, kind, digits },
    unit: row.unit ?? column.unit ?? usual.unit,
    totalDigits: row.totalDigits ?? column.totalDigits ?? digits,
    isOptional: row.optional === true || column.optional === true,
    formulas: isShareOfColumn ? formulas.toReversed().slice(0, 1) : formulas,
    carries: row.formula === undefined ? (of('carries')[0] ?? null) : null,
  };
}
