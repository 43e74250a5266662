import { Decimal, holds, readFormula, rounded, valueOf } from './formula.ts';
import type { Cells, Formula } from './formula.ts';
import { keyOf } from '../forms/form.ts';
import type { Cell, Form, Own } from '../forms/form.ts';

/** Cell → number with a point as decimal text. What is not there is empty, which is not 0. */
export type Figures = Readonly<Record<string, string>>;

const known = new Map<string, Formula>();

function formulaOf(text: string): Formula {
  const formula = known.get(text) ?? readFormula(text);
  known.set(text, formula);
  return formula;
}

/** A figure as a number; null where it is empty or none. */
export function decimal(figure: string | undefined): Decimal | null {
  return figure === undefined || !/^-?\d+(?:\.\d+)?$/.test(figure) ? null : new Decimal(figure);
}

function around(cell: Cell, byRows: boolean, figures: Figures, former: Figures | null): Cells {
  const at = (name: string) => (byRows ? keyOf(name, cell.column.id) : keyOf(cell.row.id, name));
  return {
    now: (name) => decimal(figures[at(name)]),
    former: (name) => (former === null ? undefined : decimal(former[at(name)])),
  };
}

/** What a formula of a cell gives over these figures, not rounded. */
export function worked(cell: Cell, { text, byRows }: Own, figures: Figures): Decimal | null {
  return valueOf(formulaOf(text).tree, around(cell, byRows, figures, null)) ?? null;
}

/** The cells that a formula of a cell names. */
function restsOn(cell: Cell, { text, byRows }: Own): string[] {
  const at = (name: string) => (byRows ? keyOf(name, cell.column.id) : keyOf(cell.row.id, name));
  return formulaOf(text).names.map(at);
}

/** Figures with all cells that have a formula, worked out from the others as in a report or in a total. */
export function workedOut(form: Form, figures: Figures, isTotal = false): Figures {
  const whole: Record<string, string> = { ...figures };
  let left = form.cells.filter(({ formulas }) => formulas.length > 0);
  for (const { key } of left) delete whole[key];
  // One may rest on another: as many rounds as there can be steps.
  for (let round = left.length; round > 0 && left.length > 0; round -= 1) {
    const before = left.length;
    left = left.filter((cell) => {
      const [own] = cell.formulas;
      const isReady =
        own !== undefined &&
        restsOn(cell, own).every((key) => !left.some((one) => one.key === key));
      if (!isReady) return true;
      const figure = rounded(worked(cell, own, whole), isTotal ? cell.totalDigits : cell.digits);
      if (figure !== null) whole[cell.key] = figure;
      return false;
    });
    if (left.length === before) break;
  }
  return whole;
}

/** What a cell carries over of the former period; undefined where it carries nothing, or there was none. */
export function carried(
  { row, column, carries }: Cell,
  former: Figures | null,
): string | null | undefined {
  if (carries === null || former === null) return undefined;
  const { text, byRows } = carries;
  return former[byRows ? keyOf(text, column.id) : keyOf(row.id, text)] ?? null;
}

/** The cells at which a rule of the form is broken, with what it says. */
export function brokenRules(
  form: Form,
  figures: Figures,
  former: Figures | null,
): { cell: Cell; says: { vi: string; en: string } }[] {
  return form.rules.flatMap(({ rule, at, says, byRows }) =>
    form.cells
      .filter(({ row, column }) => (byRows ? row.id : column.id) === at)
      .filter((cell) => !holds(formulaOf(rule).tree, around(cell, byRows, figures, former)))
      .map((cell) => ({ cell, says })),
  );
}

/**
 * The total over reports by our own arithmetic: exact sums, shares worked out again from the sums, rounded only then.
 * Money, counts and what came together since January are summed; an empty cell adds nothing.
 */
export function totalOf(form: Form, reports: readonly Figures[]): Figures {
  const exact: Record<string, string> = {};
  for (const { key } of form.cells.filter(({ kind }) => kind !== 'rate')) {
    const all = reports.flatMap((figures) => decimal(figures[key]) ?? []);
    if (all.length > 0) exact[key] = Decimal.sum(...all).toFixed();
  }
  const total: Record<string, string> = {};
  for (const cell of form.cells) {
    const [own] = cell.formulas;
    const isShare = cell.kind === 'rate' && own !== undefined;
    const value = isShare ? worked(cell, own, exact) : decimal(exact[cell.key]);
    const figure = rounded(value, cell.totalDigits);
    if (figure !== null) total[cell.key] = figure;
  }
  return total;
}
