import { test as running } from '@playwright/test';
import { answerTo } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Figures } from '../arithmetic/figures.ts';
import { lineOf } from '../recount/difference.ts';
import type { Difference } from '../recount/difference.ts';
import { expectWhole, fetchCampaign } from '../recount/fetched.ts';
import type { Fetched } from '../recount/fetched.ts';
import { recount, recountExports } from '../recount/recount.ts';
import { tableOf } from '../recount/table.ts';
import {
  approvedByTwo,
  figuresFor,
  formFor,
  given,
  officeOf,
  recounted,
  reported,
} from '../prepare.ts';
import type { Given } from '../prepare.ts';
import { provinceOf } from '../province.ts';
import { periodFor, settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

/** What the platform says of the periods that all communes completed. */
async function completed(
  stage: Stage,
  periods = settings().completed,
  withExports = false,
): Promise<Fetched[]> {
  const office = await officeOf(stage, 'aggregator');
  return stage.given('có kỳ báo cáo đã hoàn thành của cả tỉnh', async () => {
    const all = await Promise.all(periods.map((period) => office.campaigns(period)));
    const whole = all.flat().filter((one) => one.isWhole);
    expect(whole.length, 'số đợt báo cáo của cả tỉnh').toBeGreaterThanOrEqual(periods.length);
    return Promise.all(whole.map((one) => fetchCampaign(office, one, withExports)));
  });
}

/** A line for each cell that differs; all of them are evidence of the case, as a table. */
async function linesOf(
  { form, campaign: { period } }: Fetched,
  differences: readonly Difference[],
): Promise<string[]> {
  if (differences.length > 0)
    await running.info().attach(`tinh-lai-${period}.html`, {
      ...{ body: tableOf(form, period, differences), contentType: 'text/html' },
    });
  return differences.map((one) => lineOf(one, form));
}

function counted(fetched: Fetched): Difference[] {
  return recount(fetched, provinceOf());
}

const UNITS = ['missing-unit', 'unit-twice', 'stranger', 'unit-name'];

test(
  ...check('province-totals', async (stage) => {
    const all = await completed(stage);
    for (const one of all)
      await stage.step(`Tính lại ${one.form.code} kỳ ${one.campaign.period}`, async () => {
        expect(one.reports.length, 'số báo cáo').toBeGreaterThan(0);
        expect(one.totals.totals.length, 'số lần tổng hợp').toBeGreaterThan(0);
        const amiss = counted(one).filter(({ code }) => !UNITS.includes(code));
        expect(await linesOf(one, amiss), 'ô có số liệu khác').toEqual([]);
      });
    all.forEach(expectWhole);
  }),
);

test(
  ...check('units-complete', async (stage) => {
    for (const one of await completed(stage))
      await stage.step(`Đủ xã, phường ở kỳ ${one.campaign.period}`, async () => {
        expect(one.reports.length, 'số báo cáo').toBeGreaterThan(0);
        const amiss = counted(one).filter(({ code }) => UNITS.includes(code));
        expect(await linesOf(one, amiss), 'đơn vị khác danh mục').toEqual([]);
      });
  }),
);

test(
  ...check('exports-agree', async (stage) => {
    for (const one of await completed(stage, settings().exported, true))
      await stage.step(`Tệp kết xuất kỳ ${one.campaign.period} đúng với giao diện`, async () => {
        const { communes } = provinceOf();
        expect(
          one.exports.map(({ units }) => units.length),
          'số đơn vị trong tệp',
        ).toEqual(one.exports.map(() => communes.length));
        const amiss = recountExports(one, provinceOf());
        expect(await linesOf(one, amiss), 'ô có số liệu khác').toEqual([]);
      });
  }),
);

/** Sums up a campaign and gives what the total says of a cell. */
async function totalled(stage: Stage, { id }: Given): Promise<Figures> {
  const office = await officeOf(stage, 'aggregator');
  await office.aggregate(id);
  return (await office.totals(id)).totals.at(-1)?.figures ?? {};
}

/** The total of two reports with all that is worked out in it. */
async function twoMonths(stage: Stage, name: string, first: Figures, second: Figures) {
  const campaign = await approvedByTwo(stage, name, [first, second]);
  return { campaign, total: await totalled(stage, campaign) };
}

const month = (n: number, own: Figures) => ({ ...figuresFor(formOfMonth(), n), ...own });
const formOfMonth = () => formFor('202801');

test(
  ...check('money-rounded-last', async (stage) => {
    const own = { 'DTC01.v': '1000.045', 'DTC02.v': '10.045' };
    await stage.step('Số tiền chỉ được làm tròn sau khi cộng', async () => {
      const { total, campaign } = await twoMonths(
        stage,
        'money-rounded-last',
        month(1, own),
        month(2, own),
      );
      expect(total['DTC02.v'], 'giải ngân lũy kế toàn tỉnh').toBe('20.1');
      expect(total['DTC01.v'], 'kế hoạch vốn toàn tỉnh').toBe('2000.1');
      expect((await recounted(stage, campaign.id)).length, 'số ô khác').toBe(0);
    });
  }),
);

test(
  ...check('rates-worked-out-again', async (stage) => {
    const small = month(1, {
      'TTHC01.v': '10',
      'TTHC02.v': '9',
      'TTHC03.v': '1',
      'TTHC05.v': '10',
    });
    const large = month(1, {
      'TTHC01.v': '90',
      'TTHC02.v': '30',
      'TTHC03.v': '60',
      'TTHC05.v': '0',
    });
    await stage.step('Tỷ lệ của tỉnh tính lại từ số liệu gốc', async () => {
      const { total } = await twoMonths(stage, 'rates-worked-out-again', small, large);
      expect(total['TTHC04.v'], 'tỷ lệ giải quyết đúng hạn').toBe('39');
      expect(total['TTHC06.v'], 'tỷ lệ nộp trực tuyến').toBe('10');
    });
  }),
);

test(
  ...check('empty-is-not-zero', async (stage) => {
    const without = (n: number) => {
      const { 'AS01.v': _one, 'AS02.v': _two, ...rest } = figuresFor(formOfMonth(), n);
      return rest;
    };
    await stage.step('Ô không đơn vị nào nhập thì tổng để trống', async () => {
      const second = { ...without(2), 'AS02.v': '0' };
      const { total } = await twoMonths(stage, 'empty-is-not-zero', without(1), second);
      expect(total['TTHC01.v'], 'hồ sơ tiếp nhận').toBe('203');
      expect(total['AS01.v'], 'số hộ nghèo').toBeUndefined();
      expect(total['AS02.v'], 'số hộ cận nghèo').toBe('0');
    });
  }),
);

test(
  ...check('right-period', async (stage) => {
    const former = settings().former[periodFor('right-period')] ?? '';
    const before = await approvedByTwo(stage, 'right-period', [month(1, {}), month(2, {})], {
      period: former,
    });
    const now = [month(11, {}), month(12, {})] as const;
    const campaign = await approvedByTwo(stage, 'right-period', now, { follows: before.id });
    await stage.step('Tổng hợp lấy số liệu của đúng kỳ', async () => {
      expect((await totalled(stage, campaign))['TTHC01.v'], 'hồ sơ tiếp nhận').toBe('223');
    });
  }),
);

test(
  ...check('correction-counts', async (stage) => {
    const campaign = await approvedByTwo(stage, 'correction-counts', [month(1, {}), month(2, {})]);
    const aggregator = await officeOf(stage, 'aggregator');
    const id = campaign.reports.get(stage.target.units.home) ?? '';
    await stage.given('đã tổng hợp một lần', () => aggregator.aggregate(campaign.id));
    await stage.given('đơn vị đã chỉnh lý', () =>
      aggregator.report(id).sendBack(`Xem lại số liệu. ${stage.marker}`),
    );
    await reported(stage, campaign, 'approved', month(21, {}));
    await stage.step('Tổng hợp lại ra số liệu đã chỉnh lý', async () => {
      expect((await totalled(stage, campaign))['TTHC01.v'], 'hồ sơ tiếp nhận').toBe('223');
    });
  }),
);

test(
  ...check('outdated-total', async (stage) => {
    const campaign = await approvedByTwo(stage, 'outdated-total', [month(1, {}), month(2, {})]);
    const aggregator = await officeOf(stage, 'aggregator');
    const signer = await officeOf(stage, 'province-signer');
    const id = campaign.reports.get(stage.target.units.home) ?? '';
    await stage.given('đã tổng hợp một lần', () => aggregator.aggregate(campaign.id));
    await stage.given('đơn vị đã chỉnh lý', async () => {
      await aggregator.report(id).sendBack(`Xem lại số liệu. ${stage.marker}`);
      await reported(stage, campaign, 'approved', month(21, {}));
    });
    const signed = async () => {
      await answerTo(signer.complete(campaign.id));
      const { totals } = await aggregator.totals(campaign.id);
      const completed = totals.filter(({ isCompleted }) => isCompleted);
      return completed.map(({ figures }) => figures['TTHC01.v']);
    };
    await stage.step('Lần tổng hợp đã cũ không ký được', async () => {
      expect(await signed(), 'hồ sơ tiếp nhận ở lần đã ký').not.toContain('203');
    });
    await stage.step('Tổng hợp lại thì ký được', async () => {
      await aggregator.aggregate(campaign.id);
      expect(await signed(), 'hồ sơ tiếp nhận ở lần đã ký').toEqual(['223']);
    });
  }),
);

test(
  ...check('total-repeatable', async (stage) => {
    const campaign = await approvedByTwo(stage, 'total-repeatable', [month(1, {}), month(2, {})]);
    await stage.step('Tổng hợp lại từ cùng số liệu ra cùng kết quả', async () => {
      const first = await totalled(stage, campaign);
      expect(first['TTHC01.v'], 'hồ sơ tiếp nhận').toBe('203');
      expect(await totalled(stage, campaign), 'tổng hợp lần sau').toEqual(first);
    });
    await stage.step('Tổng hợp ghi đủ đơn vị và phiên bản đã dùng', async () => {
      const { home, other } = stage.target.units;
      const last = (await (await officeOf(stage, 'aggregator')).totals(campaign.id)).totals.at(-1);
      const used = last?.units.map(({ unit, version }) => `${unit}: ${version}`).sort();
      expect(used, 'đơn vị và phiên bản').toEqual([`${home}: 1`, `${other}: 1`].sort());
    });
  }),
);

test(
  ...check('missing-units-listed', async (stage) => {
    const { home, other } = stage.target.units;
    const campaign = await given(stage, 'missing-units-listed', { units: [home, other] });
    await reported(stage, campaign, 'approved', figuresFor(campaign.form), home);
    await reported(stage, campaign, 'sent', figuresFor(campaign.form), other);
    const aggregator = await officeOf(stage, 'aggregator');
    await stage.step('Đơn vị chưa duyệt nằm trong danh sách chưa tổng hợp', async () => {
      await aggregator.aggregate(campaign.id);
      const { totals, missing } = await aggregator.totals(campaign.id);
      expect(
        totals.at(-1)?.units.map(({ unit }) => unit),
        'đơn vị đã tổng hợp',
      ).toEqual([home]);
      expect(
        missing.map(({ unit }) => unit),
        'đơn vị chưa tổng hợp',
      ).toEqual([other]);
    });
  }),
);
