import { configOfSuites } from '../../journey.ts';
import { daysOf } from '../periods.ts';
import {
  approvedBy,
  figuresFor,
  formFor,
  given,
  interfaceReport,
  officeOf,
  reported,
} from '../prepare.ts';
import { forms } from '../forms/read.ts';
import { missing } from '../../stage/offered.ts';
import { productOf } from '../product.ts';
import { accountsOf } from '../../stage/target.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** Periods of all kinds, over weekends and holidays. */
const TRIED = ['202602', '202507', '20251', '20253', '2025-6T1', '2025-6T2', '2024-9T', '2025'];

test(
  ...check('deadlines', async (stage) => {
    const { calendar } = configOfSuites().plan;
    for (const period of TRIED)
      await stage.step(`Hạn gửi của kỳ ${period} là ngày làm việc đúng quy định`, async () => {
        const { id } = await given(stage, 'deadlines', { period });
        const { dueOn } = await (await officeOf(stage, 'aggregator')).campaign(id);
        expect(dueOn, 'hạn gửi').toBe(daysOf(period, calendar, settings().daysToSend).dueOn);
      });
    await stage.step('Báo cáo gửi sau hạn được ghi là nộp muộn, trong hạn thì không', async () => {
      for (const [period, isLate] of [
        ['202603', true],
        ['203801', false],
      ] as const) {
        const campaign = await given(stage, 'deadlines', { period });
        await reported(stage, campaign, 'sent', figuresFor(formFor(period)));
        expect((await interfaceReport(stage, campaign.id)).isLate, `kỳ ${period} nộp muộn`).toBe(
          isLate,
        );
      }
    });
  }),
);

test(
  ...check('closing-dates', async (stage) => {
    const { calendar } = configOfSuites().plan;
    for (const period of TRIED)
      await stage.step(`Kỳ ${period} chốt số liệu đúng ngày`, async () => {
        const { id } = await given(stage, 'closing-dates', { period });
        const { from, to } = await (await officeOf(stage, 'aggregator')).campaign(id);
        const wanted = daysOf(period, calendar, settings().daysToSend);
        expect([from, to], 'số liệu từ ngày, đến ngày').toEqual([wanted.from, wanted.to]);
      });
  }),
);

test(
  ...check('carry-over', async (stage) => {
    const former = settings().former[settings().cases['carry-over'] ?? ''] ?? '';
    const before = await given(stage, 'carry-over', { period: former });
    await reported(stage, before, 'approved');
    const campaign = await given(stage, 'carry-over', { follows: before.id });
    const id = campaign.reports.get(stage.target.units.home) ?? '';
    await stage.step('Số từ kỳ trước chuyển qua được điền sẵn đúng số', async () => {
      const [then, now] = await Promise.all([
        interfaceReport(stage, before.id),
        interfaceReport(stage, campaign.id),
      ]);
      const rows = campaign.form.rows.map((row) => row.id);
      const carried = rows.map((row) => now.figures[`${row}.c6`]);
      expect(carried, 'cột từ kỳ trước').toEqual(rows.map((row) => then.figures[`${row}.c11`]));
      expect(carried[0], 'dòng đầu').toBe('10');
    });
    await stage.step('Số chuyển qua không sửa được', async () => {
      const reporter = (await officeOf(stage, 'reporter')).report(id);
      await reporter.enter({ 'r1.c6': '999' }).catch(() => undefined);
      expect((await interfaceReport(stage, campaign.id)).figures['r1.c6'], 'từ kỳ trước').toBe(
        '10',
      );
    });
  }),
);

test(
  ...check('templates-as-issued', async (stage) => {
    const templates = await (await officeOf(stage, 'reporting-system')).templates();
    for (const { code, version, rows, columns } of forms())
      await stage.step(`Biểu ${code} phiên bản ${version} đủ chỉ tiêu và cột`, () => {
        const all = templates.filter(({ form }) => form === code);
        const own = all.find((one) => one.version === version);
        expect(
          all.map((one) => one.version),
          'các phiên bản',
        ).toContain(version);
        const issued = (lines: typeof rows) =>
          lines.map(({ id, title }) => ({ id, title: title.vi }));
        expect(own?.rows, 'các chỉ tiêu').toEqual(issued(rows));
        expect(own?.columns, 'các cột').toEqual(issued(columns));
        return Promise.resolve();
      });
    await stage.step('Trang biểu mẫu ghi đúng từng biểu', async () => {
      const { templates: shown } = (await productOf(stage)).desk(await stage.visitor());
      const issued = forms().map(({ code, title, version, rows, columns }) => ({
        ...{ form: code, title: title.vi, version },
        ...{ rows: rows.length, columns: columns.length },
      }));
      const named = (all: typeof issued) => all.map((one) => Object.values(one).join(' · '));
      expect(named(await shown()).toSorted(), 'các biểu trên trang').toEqual(
        named(issued).toSorted(),
      );
    });
  }),
);

const NOT_ALL_UNITS: () => never = missing(
  'Mục tiêu không có tài khoản nhập liệu và duyệt của mọi xã, phường',
  'The target has no accounts to report and to approve for every commune',
);
/** So many communes report at the same time. */
const SIDE_BY_SIDE = 5;

test(
  ...check('aggregation-in-time', async (stage) => {
    const office = await officeOf(stage, 'aggregator');
    const { longestAggregation: most } = settings();
    const units = configOfSuites().communes.map(({ code }) => code);
    const hasAll = ['reporter', 'approver'].every((role) => {
      const own = new Set(accountsOf(stage.target, role).map(({ unit }) => unit));
      return units.every((unit) => own.has(unit));
    });
    if (!hasAll) NOT_ALL_UNITS();
    const campaign = await stage.given('mọi xã, phường có báo cáo quý đã duyệt', async () => {
      const made = await given(stage, 'aggregation-in-time', { units });
      const lanes = Array.from({ length: SIDE_BY_SIDE }, (_, lane) =>
        units.filter((_unit, n) => n % SIDE_BY_SIDE === lane),
      );
      await Promise.all(
        lanes.map(async (lane) => {
          for (const unit of lane) await approvedBy(stage, made, unit);
        }),
      );
      return made;
    });
    await stage.step(`Tổng hợp xong trong ${most} giây`, async () => {
      const from = performance.now();
      await office.aggregate(campaign.id);
      expect((performance.now() - from) / 1000, 'số giây tổng hợp').toBeLessThanOrEqual(most);
      const { totals } = await office.totals(campaign.id);
      expect(totals.length, 'số lần tổng hợp').toBe(1);
      expect(totals[0]?.units.length, 'số đơn vị đã tổng hợp').toBe(units.length);
    });
  }),
);
