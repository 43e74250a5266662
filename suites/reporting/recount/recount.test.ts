import { request } from '@playwright/test';
import type { APIRequestContext } from '@playwright/test';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startSandbox } from '../../../sandbox/sandbox.ts';
import type { Sandbox } from '../../../sandbox/sandbox.ts';
import { STATES } from '../offer/reports.ts';
import type { Lacking, Office } from '../offer/reports.ts';
import { provinceOf } from '../province.ts';
import { submitForm } from '../../stage/html-form.ts';
import { officeOf } from '../products/sandbox/office.ts';
import type { Difference } from './difference.ts';
import { NotOffered } from '../../stage/offered.ts';
import { expectWhole, fetchCampaign } from './fetched.ts';
import type { Fetched } from './fetched.ts';
import { recount } from './recount.ts';

/** Single changes that are tried. */
const CHANGES = 200;
const { communes } = provinceOf();
const fetched: Fetched[] = [];
let sandbox: Sandbox;
let context: APIRequestContext;
let office: Office;

beforeAll(async () => {
  sandbox = await startSandbox({
    ...{ seed: 3, port: 0, platforms: ['reporting'], faults: [], settings: {} },
  });
  const base = sandbox.addresses['reporting'] ?? '';
  context = await request.newContext();
  const values = { 'Tên tài khoản': 'tonghop.1', 'Mật khẩu': 'Sandbox@2025' };
  await submitForm(context, `${base}/dang-nhap`, 'Đăng nhập', values);
  office = officeOf(base, { request: context });
  for (const one of await office.campaigns('202507'))
    fetched.push(await fetchCampaign(office, one, true));
});
afterAll(async () => {
  await context.dispose();
  await sandbox.stop();
});

const counted = (one: Fetched) => recount(one, provinceOf());

test('a clean province has no difference', () => {
  expect(fetched).toHaveLength(1);
  for (const one of fetched) {
    expect(one.reports).toHaveLength(95);
    expect(one.exports.map(({ units }) => units.length)).toEqual([95, 95]);
    expect(counted(one)).toEqual([]);
  }
});

/** A change of one thing, and the place at which it must be found. */
interface Changed {
  fetched: Fetched;
  place: Partial<Difference>;
}

const copy = (one: Fetched): Fetched => ({
  ...structuredClone({ ...one, form: null }),
  form: one.form,
});
const plus = (figure: string | undefined, by: number) => String(Number(figure ?? '0') + by);
const indexOf = <T>(list: readonly T[], n: number) => list[n % list.length]!;

/** Kinds of change: what is spoiled in a copy, by two numbers that choose the place. */
const CHANGE: readonly ((one: Fetched, a: number, b: number) => Changed)[] = [
  // A commune's cell, as the interface has it.
  (one, a, b) => {
    const fetched = copy(one);
    const report = indexOf(fetched.reports, a);
    const { key, row, column } = indexOf(one.form.cells, b);
    (report.figures as Record<string, string>)[key] = plus(report.figures[key], 1);
    return { fetched, place: { unit: report.unit, row: row.id, column: column.id } };
  },
  // The same cell in the interface and in both exports, after it was signed.
  (one, a, b) => {
    const fetched = copy(one);
    const report = indexOf(fetched.reports, a);
    const { key, row, column } = indexOf(one.form.cells, b);
    const figure = plus(report.figures[key], 1);
    (report.figures as Record<string, string>)[key] = figure;
    for (const { units } of fetched.exports) {
      const own = units.find(({ unit }) => unit === report.unit)!;
      (own.figures as Record<string, string>)[key] = figure;
    }
    const place = { unit: report.unit, row: row.id, column: column.id };
    return { fetched, place: { code: 'signature', ...place } };
  },
  // A cell that was emptied.
  (one, a, b) => {
    const fetched = copy(one);
    const report = indexOf(fetched.reports, a);
    const filled = one.form.cells.filter(({ key }) => key in report.figures);
    const { key, row, column } = indexOf(filled, b);
    delete (report.figures as Record<string, string>)[key];
    return { fetched, place: { unit: report.unit, row: row.id, column: column.id, seen: null } };
  },
  // A cell of the total.
  (one, _a, b) => {
    const fetched = copy(one);
    const total = fetched.totals.totals.at(-1)!;
    const { key, row, column } = indexOf(one.form.cells, b);
    (total.figures as Record<string, string>)[key] = plus(total.figures[key], 1);
    return { fetched, place: { code: 'total', unit: '', row: row.id, column: column.id } };
  },
  // A unit that the total does not say it has, or says twice, with sums to fit.
  (one, a) => {
    const fetched = copy(one);
    const total = fetched.totals.totals.at(-1)!;
    const { unit } = indexOf(total.units, a);
    total.units = total.units.filter((other) => other.unit !== unit);
    return { fetched, place: { code: 'total-without-unit', unit } };
  },
  (one, a) => {
    const fetched = copy(one);
    const total = fetched.totals.totals.at(-1)!;
    const twice = indexOf(total.units, a);
    total.units = [...total.units, twice];
    return { fetched, place: { code: 'total-with-unit-twice', unit: twice.unit } };
  },
  // A cell of an export.
  (one, a, b) => {
    const fetched = copy(one);
    const own = indexOf(indexOf(fetched.exports, a).units, b);
    const { key, row, column } = indexOf(one.form.cells, a + b);
    (own.figures as Record<string, string>)[key] = plus(own.figures[key], 1);
    return { fetched, place: { code: 'export', unit: own.unit, row: row.id, column: column.id } };
  },
  // A unit that is not there, there twice, or under another name.
  (one, a) => {
    const { code, name } = indexOf(communes, a);
    const reports = one.reports.filter(({ unit }) => unit !== code);
    return {
      fetched: { ...one, reports },
      place: { code: 'missing-unit', unit: code, unitName: name },
    };
  },
  (one, a) => {
    const report = indexOf(one.reports, a);
    const again = { ...report, unitName: report.unitName.normalize('NFD') };
    const reports = [...one.reports, again];
    return { fetched: { ...one, reports }, place: { code: 'unit-twice', unit: report.unit } };
  },
  (one, a) => {
    const fetched = copy(one);
    const report = indexOf(fetched.reports, a);
    report.unitName = `${report.unitName} 2`;
    return { fetched, place: { code: 'unit-name', unit: report.unit } };
  },
  // Another period: of the export, or of what was signed.
  (one, a) => {
    const fetched = copy(one);
    indexOf(fetched.exports, a).period = '202501';
    return { fetched, place: { code: 'period', unit: '', seen: '202501' } };
  },
];

test(`each of ${CHANGES} single changes is found at its place`, () => {
  const where = fc.tuple(
    ...[fc.constant(0), fc.nat(CHANGE.length - 1), fc.nat(1_000), fc.nat(1_000)],
  );
  fc.assert(
    fc.property(where, ([of, kind, a, b]) => {
      const { fetched: spoilt, place } = CHANGE[kind]!(fetched[of]!, a, b);
      expect(counted(spoilt)).toContainEqual(expect.objectContaining(place));
    }),
    { numRuns: CHANGES, seed: 1 },
  );
});

test('what is no unit of the province is named as that alone, and hides nothing', () => {
  const [one] = fetched;
  const [first] = one!.reports;
  const stranger = { ...first!, unit: '26233', unitName: 'Xã Phú Ngọc' };
  const named = { code: 'stranger', unit: '26233' };
  const listed = { ...one!, reports: [...one!.reports, stranger] };
  expect(counted(listed)).toEqual([expect.objectContaining(named)]);
  const summed = copy(listed);
  const total = summed.totals.totals.at(-1)!;
  total.units = [...total.units, { unit: '26233', name: 'Xã Phú Ngọc', version: first!.version }];
  expect(counted(summed)).toContainEqual(expect.objectContaining({ code: 'total' }));
});

test('a total with a report that was corrected since is named, and not taken for counted', () => {
  const corrected = copy(fetched[0]!);
  const [report] = corrected.reports;
  report!.state = STATES.approved;
  const total = corrected.totals.totals.at(-1)!;
  (total.figures as Record<string, string>)[corrected.form.cells[0]!.key] = '1';
  corrected.exports = [];
  corrected.totals.missing = [{ unit: report!.unit, name: report!.unitName }];
  for (const isCompleted of [false, true]) {
    total.isCompleted = isCompleted;
    const codes = counted(corrected).map(({ code, unit }) => `${code} ${unit}`);
    expect(codes).toEqual([`version ${report!.unit}`]);
  }
});

test('what a product lacks is worked without, and then nothing is proved', async () => {
  const reason = { vi: 'không có', en: 'has none' };
  const lacks: Lacking[] = [
    { what: 'signatures', reason },
    { what: 'worked-out cells', reason },
  ];
  const derived = fetched[0]!.form.cells.filter(({ formulas }) => formulas.length > 0);
  const without = <T extends { figures: Readonly<Record<string, string>> }>(all: readonly T[]) =>
    all.map((one) => {
      const figures = { ...one.figures };
      for (const { key } of derived) delete figures[key];
      return { ...one, figures };
    });
  /** The same campaign on a product that has no cells with formulas and signs nothing. */
  const poorer: Office = {
    ...office,
    lacks,
    reports: async (id) =>
      without(await office.reports(id)).map((one) => ({ ...one, signature: null })),
    totals: async (id) => {
      const { totals, missing } = await office.totals(id);
      return { totals: without(totals), missing };
    },
  };
  const poor = await fetchCampaign(poorer, fetched[0]!.campaign, false);
  expect(counted(poor)).toEqual([]);
  expect(() => expectWhole(poor)).toThrow(NotOffered);
  expect(() => expectWhole(fetched[0]!)).not.toThrow();
  // A report that breaks a rule about what it has not, and a total that is off, are found all the same.
  const report = { ...poor.reports[3]!, figures: { ...poor.reports[3]!.figures } };
  report.figures = { ...report.figures, 'TTHC05.v': '99999999' };
  const spoilt = poor.reports.with(3, report);
  const codes = counted({ ...poor, reports: spoilt }).map(({ code }) => code);
  expect(codes).toContain('rule');
  expect(codes).toContain('total');
});
