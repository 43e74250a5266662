import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formOf } from '../forms/form.ts';
import type { Form } from '../forms/form.ts';
import { totalOf, worked, workedOut } from './figures.ts';
import type { Figures } from './figures.ts';
import { Decimal, readFormula, rounded } from './formula.ts';

const RUNS = process.env['NGHIEMTHU_LONG_TESTS'] ? 10_000 : 300;
const title = { vi: 'Ô', en: 'Cell' };

/** A form of some columns that are entered, one that sums them up and one that is a share of two. */
const forms = fc
  .record({
    columns: fc.integer({ min: 2, max: 8 }),
    rows: fc.integer({ min: 1, max: 5 }),
    digits: fc.nat(4),
    totalDigits: fc.nat(4),
  })
  .map(({ columns, rows, digits, totalDigits }): Form => {
    const names = Array.from({ length: columns }, (_, n) => `c${n}`);
    const entered = names.map((id) => [id, { title, digits, totalDigits }] as const);
    return formOf('random', {
      ...{
        code: 'X',
        title,
        source: 'thử',
        assumed: false,
        version: 1,
        inForce: {},
        periods: ['month'],
      },
      ...{ kind: 'count', unit: '', checks: [] },
      columns: {
        ...Object.fromEntries(entered),
        sum: { title, formula: names.join(' + '), digits, totalDigits },
        share: { title, kind: 'rate', formula: 'c0 / c1 * 100', digits: 2 },
      },
      rows: Object.fromEntries(Array.from({ length: rows }, (_, n) => [`r${n}`, { title }])),
    });
  });

/** Reports of a form: whole numbers of its smallest digit, some cells empty. */
const reportsOf = (form: Form) => {
  const entered = form.cells.filter(({ formulas }) => formulas.length === 0);
  const figure = (digits: number) =>
    fc
      .option(fc.integer({ min: 0, max: 10 ** 9 }), { nil: undefined })
      .map((n) => (n === undefined ? undefined : new Decimal(n).div(10 ** digits).toFixed()));
  const report = fc.tuple(...entered.map(({ digits }) => figure(digits))).map((all): Figures => {
    const own = entered.flatMap(({ key }, n) =>
      all[n] === undefined ? [] : [[key, all[n]] as const],
    );
    const figures: Record<string, string> = Object.fromEntries(own);
    for (const cell of form.cells)
      for (const formula of cell.formulas) {
        const value = rounded(worked(cell, formula, figures), cell.digits);
        if (value !== null) figures[cell.key] = value;
      }
    return figures;
  });
  return fc.array(report, { minLength: 1, maxLength: 6 });
};

const worlds = forms.chain((form) => reportsOf(form).map((reports) => ({ form, reports })));

test('a total does not depend on the order of the reports', () => {
  fc.assert(
    fc.property(worlds, ({ form, reports }) => {
      expect(totalOf(form, reports.toReversed())).toEqual(totalOf(form, reports));
    }),
    { numRuns: RUNS },
  );
});

test('a sum is that of whole numbers, rounded once; an empty cell adds nothing', () => {
  fc.assert(
    fc.property(worlds, ({ form, reports }) => {
      const total = totalOf(form, reports);
      for (const { key, kind, digits, totalDigits } of form.cells.filter(
        (one) => one.kind !== 'rate',
      )) {
        const all = reports.flatMap((figures) => figures[key] ?? []);
        // Whole numbers of the smallest digit, which no library has to add up.
        const whole = all.reduce(
          (sum, one) => sum + BigInt(new Decimal(one).times(10 ** digits).toFixed(0)),
          0n,
        );
        const exact = new Decimal(whole.toString()).div(10 ** digits);
        const wanted = all.length === 0 ? undefined : rounded(exact, totalDigits);
        expect(total[key], `${key} ${kind}`).toBe(wanted);
      }
    }),
    { numRuns: RUNS },
  );
});

test('what holds in every report holds in the total: a derived sum is the sum of its parts', () => {
  fc.assert(
    fc.property(worlds, ({ form, reports }) => {
      const exact = {
        ...form,
        cells: form.cells.map((one) => ({ ...one, totalDigits: one.digits })),
      };
      const total = totalOf(exact, reports);
      for (const cell of exact.cells.filter(({ column }) => column.id === 'sum'))
        expect(total[cell.key] ?? null).toBe(
          rounded(worked(cell, cell.formulas[0]!, total), cell.digits),
        );
    }),
    { numRuns: RUNS },
  );
});

test('a share of the total lies between the least and the greatest share of the reports', () => {
  fc.assert(
    fc.property(worlds, ({ form, reports }) => {
      const total = totalOf(form, reports);
      for (const { key, row } of form.cells.filter(({ kind }) => kind === 'rate')) {
        const whole = reports.filter((one) => `${row.id}.c0` in one && `${row.id}.c1` in one);
        const shares = whole.flatMap((one) => one[key] ?? []).map(Number);
        if (shares.length < reports.length || total[key] === undefined) continue;
        expect(Number(total[key])).toBeGreaterThanOrEqual(Math.min(...shares) - 0.01);
        expect(Number(total[key])).toBeLessThanOrEqual(Math.max(...shares) + 0.01);
      }
    }),
    { numRuns: RUNS },
  );
});

test.each([
  ['c0 +', 'Expected'],
  ['c0 ** 2', 'is not known'],
  ['alert(c0)', 'only former'],
  ['c0.toString', 'no arithmetic'],
  ['c0 < c1', 'is not known'],
  ['(c0 <= c1) + 1', 'stands between'],
])('%s is refused', (text, why) => {
  expect(() => readFormula(text)).toThrow(why);
});

test('halves are rounded away from nought, and only there', () => {
  expect(rounded(new Decimal('0.125'), 2)).toBe('0.13');
  expect(rounded(new Decimal('2.5'), 0)).toBe('3');
  expect(rounded(new Decimal('0.1').plus('0.2'), 2)).toBe('0.3');
  expect(rounded(null, 2)).toBeNull();
});

test('cells with formulas are worked out from the others, also where one rests on another', () => {
  const form = formOf('made', {
    ...{ code: 'X', title, source: 'thử', assumed: false, version: 1, inForce: {} },
    ...{ periods: ['month'], kind: 'count', unit: '', checks: [] },
    columns: {
      all: { title, formula: 'twice + b' },
      twice: { title, formula: 'a + a' },
      ...{ a: { title }, b: { title } },
      share: { title, kind: 'rate', formula: 'a / all * 100', digits: 2 },
    },
    rows: { r: { title }, s: { title }, total: { title, formula: 'r + s' } },
  });
  const entered = { 'r.a': '1', 'r.b': '1', 's.b': '2' };
  const whole = { ...entered, 'r.all': '3', 'r.twice': '2', 's.all': '2' };
  const total = { 'total.a': '1', 'total.b': '3', 'total.twice': '2', 'total.all': '5' };
  const shares = { 'r.share': '33.33', 'total.share': '20' };
  expect(workedOut(form, entered)).toEqual({ ...whole, ...total, ...shares });
  // What stood in such a cell does not count.
  expect(workedOut(form, { ...entered, 'r.all': '99' })['r.all']).toBe('3');
});
