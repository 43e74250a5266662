import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/reports.ts';
import { campaignFor, figuresFor, formFor, officeOf, reported } from '../prepare.ts';
import { productOf } from '../product.ts';

export const assignAndAggregate = journey('reporting', 'assign-and-aggregate', async (stage) => {
  const product = await productOf(stage);
  const { home, other } = stage.target.units;
  const desk = product.desk((await stage.as('aggregator')).page).campaign;
  const signer = product.desk((await stage.as('province-signer')).page).campaign;
  const office = await officeOf(stage, 'aggregator');
  const wanted = campaignFor(stage, 'assign-and-aggregate', { units: [home, other] });
  const id = await stage.step('Giao kỳ báo cáo cho hai đơn vị', async () => {
    await desk.openNew();
    await desk.fill(wanted);
    return desk.save();
  });
  const form = formFor(wanted.period);
  const reports = new Map((await office.reports(id)).map((one) => [one.unit, one.id]));
  const campaign = { id, form, title: wanted.title, reports };
  await reported(stage, campaign, 'approved', figuresFor(form, 5), home);
  await stage.step('Tổng hợp, đơn vị chưa gửi nằm ở danh sách chưa tổng hợp', async () => {
    await desk.open(id);
    await desk.aggregate();
    await expect.poll(() => desk.missing(), 'đơn vị chưa tổng hợp').toEqual([other]);
    await expect.poll(() => desk.figure('TTHC01.v'), 'hồ sơ tiếp nhận').toBe('105');
  });
  await reported(stage, campaign, 'approved', figuresFor(form, 6), other);
  await stage.step('Tổng hợp lại có đủ hai đơn vị', async () => {
    await desk.open(id);
    await desk.aggregate();
    await expect.poll(() => desk.figure('TTHC01.v'), 'hồ sơ tiếp nhận').toBe('211');
    await expect.poll(() => desk.missing(), 'đơn vị chưa tổng hợp').toEqual([]);
  });
  await stage.step('Lãnh đạo tỉnh ký, báo cáo hoàn thành', async () => {
    await signer.open(id);
    await signer.complete();
    const states = (await office.reports(id)).map(({ state }) => state);
    expect(states, 'trạng thái các báo cáo').toEqual([STATES.completed, STATES.completed]);
  });
});
