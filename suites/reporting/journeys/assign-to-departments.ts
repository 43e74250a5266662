import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { lineOf } from '../recount/difference.ts';
import { campaignFor, figuresFor, formFor, officeOf, recounted, reported } from '../prepare.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';

export const assignToDepartments = journey('reporting', 'assign-to-departments', async (stage) => {
  const { campaign: desk } = (await productOf(stage)).desk((await stage.as('aggregator')).page);
  const office = await officeOf(stage, 'aggregator');
  const { home } = stage.target.units;
  const { department } = settings();
  const units = [home, department];
  const wanted = campaignFor(stage, 'assign-to-departments', { units });
  const id = await stage.step('Giao kỳ 6 tháng cho một xã và một sở', async () => {
    await desk.openNew();
    await desk.fill(wanted);
    return desk.save();
  });
  const reports = await office.reports(id);
  await stage.step('Sở nhận được báo cáo như xã', () => {
    expect(reports.map(({ unit }) => unit).toSorted(), 'đơn vị được giao').toEqual(
      units.toSorted(),
    );
    return Promise.resolve();
  });
  const form = formFor(wanted.period);
  const campaign = {
    ...{ id, form, title: wanted.title },
    reports: new Map(reports.map((one) => [one.unit, one.id])),
  };
  await reported(stage, campaign, 'approved', figuresFor(form, 5), home);
  await reported(stage, campaign, 'approved', figuresFor(form, 6), department);
  await stage.step('Tổng hợp có số liệu của cả xã và sở', async () => {
    await desk.open(id);
    await desk.aggregate();
    await expect.poll(() => desk.missing(), 'đơn vị chưa tổng hợp').toEqual([]);
    await expect.poll(() => desk.figure('r1.c4'), 'lượt tiếp thường xuyên').toBe('11');
    const lines = (await recounted(stage, id)).map((one) => lineOf(one, form));
    expect(lines, 'ô có số liệu khác').toEqual([]);
  });
});
