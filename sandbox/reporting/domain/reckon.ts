import { Decimal, holds, valueOf } from './formula.ts';
import type { Around } from './formula.ts';
import { keyOf } from './forms.ts';
import type { Cell, Form, Rule } from './forms.ts';

/** The entries of a report: cell → number with a point. What is not there is empty, which is not 0. */
export type Values = Readonly<Record<string, string>>;

/** A cell that cannot stay as it is. */
export interface Wrong {
  cell: Cell;
  why: string;
}

const decimal = (value: string | undefined) => (value === undefined ? null : new Decimal(value));
const byRows = (form: Form, at: string) => form.rows.some(({ id }) => id === at);

/** What a formula in a cell's row, or in its column, reads. */
function around(cell: Cell, isByRows: boolean, values: Values, former: Values | null): Around {
  const keyFor = (name: string) =>
    isByRows ? keyOf(name, cell.column.id) : keyOf(cell.row.id, name);
  return {
    now: (name) => decimal(values[keyFor(name)]),
    before: (name) => (former === null ? undefined : decimal(former[keyFor(name)])),
  };
}

/** The values with all that is worked out or carried over. `former`: the report of the period before. */
export function reckoned(form: Form, entries: Values, former: Values | null): Values {
  const values: Record<string, string> = { ...entries };
  for (const cell of form.cells) {
    const { carries } = cell;
    if (carries === null || former === null) continue;
    const isRow = byRows(form, carries);
    const source = isRow ? keyOf(carries, cell.column.id) : keyOf(cell.row.id, carries);
    put(values, cell.key, former[source]);
  }
  // What is worked out by columns first: the rows of totals rest on it.
  const derived = form.cells.filter((one) => one.derived !== null);
  for (const cell of derived.toSorted((a, b) => order(a) - order(b)))
    put(values, cell.key, rounded(derivedValue(cell, values), cell.digits));
  return values;
}

const order = ({ derived, kind }: Cell) => (kind === 'rate' ? 2 : derived?.byRows === true ? 1 : 0);

function derivedValue(cell: Cell, values: Values): Decimal | null {
  const { derived } = cell;
  if (derived === null) return null;
  return valueOf(derived.formula, around(cell, derived.byRows, values, null));
}

export function rounded(value: Decimal | null, digits: number): string | undefined {
  return value === null ? undefined : new Decimal(value.toFixed(digits)).toFixed();
}

function put(values: Record<string, string>, key: string, value: string | undefined): void {
  if (value === undefined) delete values[key];
  else values[key] = value;
}

/** Every cell that hinders sending: empty, negative, with too many digits, or against a rule of the form. */
export function wrongIn(form: Form, values: Values, former: Values | null): Wrong[] {
  const wrong: Wrong[] = [];
  for (const cell of form.cells) {
    const value = values[cell.key];
    if (value === undefined && !cell.optional && cell.derived === null)
      wrong.push({ cell, why: 'chưa nhập số liệu' });
    else if (value?.startsWith('-') === true) wrong.push({ cell, why: 'không được là số âm' });
    else if ((value?.split('.')[1] ?? '').length > cell.digits)
      wrong.push({ cell, why: `có quá ${cell.digits} chữ số sau dấu phẩy` });
  }
  for (const rule of form.rules)
    for (const cell of cellsOf(form, rule))
      if (!holds(rule.rule, around(cell, byRows(form, rule.at), values, former)))
        wrong.push({ cell, why: rule.says.charAt(0).toLocaleLowerCase('vi') + rule.says.slice(1) });
  return wrong;
}

function cellsOf(form: Form, { at }: Rule): readonly Cell[] {
  return form.cells.filter(({ row, column }) => row.id === at || column.id === at);
}

/** How a total may go wrong. */
export interface Spoil {
  isRoundedFirst?: boolean;
  isRateSummed?: boolean;
  isEmptyZero?: boolean;
}

/** The total over reports: sums, and shares worked out again from the sums; rounded only then. */
export function totalOf(form: Form, reports: readonly Values[], spoil: Spoil = {}): Values {
  const exact: Record<string, string> = {};
  for (const cell of form.cells) {
    if (cell.kind === 'rate' && spoil.isRateSummed !== true) continue;
    const all = reports.flatMap((values) => values[cell.key] ?? []);
    const first = all.map((value) =>
      spoil.isRoundedFirst === true ? new Decimal(value).toFixed(cell.totalDigits) : value,
    );
    if (first.length === 0 && spoil.isEmptyZero === true) exact[cell.key] = '0';
    if (first.length > 0)
      exact[cell.key] = first.reduce((sum, one) => sum.plus(one), new Decimal(0)).toFixed();
  }
  for (const cell of form.cells.filter(({ kind }) => kind === 'rate'))
    if (spoil.isRateSummed !== true)
      put(exact, cell.key, rounded(derivedValue(cell, exact), cell.totalDigits));
  const total: Record<string, string> = {};
  for (const { key, totalDigits } of form.cells)
    put(total, key, rounded(decimal(exact[key]), totalDigits));
  return total;
}
