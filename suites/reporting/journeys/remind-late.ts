import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { figuresFor, given, officeOf, reported } from '../prepare.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';

export const remindLate = journey('reporting', 'remind-late', async (stage) => {
  const { home, other } = stage.target.units;
  const { department } = settings();
  const campaign = await given(stage, 'remind-late', { units: [home, other, department] });
  await reported(stage, campaign, 'sent', figuresFor(campaign.form), home);
  const product = await productOf(stage);
  const own = (await officeOf(stage, 'reporter', other)).report(campaign.reports.get(other) ?? '');
  const before = await stage.given('có lịch sử báo cáo của đơn vị chưa gửi', () => own.history());
  await stage.step('Nhắc các đơn vị chưa gửi', async () => {
    const { campaign: desk } = product.desk((await stage.as('aggregator')).page);
    await desk.open(campaign.id);
    await desk.remindLate();
  });
  await stage.step('Người nhập liệu của đơn vị chưa gửi thấy lời nhắc', async () => {
    const { report } = product.desk((await stage.as('reporter', other)).page);
    await report.open(campaign.reports.get(other) ?? '');
    await expect.poll(() => report.fact('reminder'), 'nhắc gửi').not.toBe('');
  });
  await stage.step('Mỗi đơn vị được nhắc một lần', async () => {
    expect((await own.history()).length - before.length, 'số lần nhắc').toBe(1);
  });
  await stage.step('Mọi đơn vị chưa gửi được nhắc, đơn vị đã gửi thì không', async () => {
    const reports = await (await officeOf(stage, 'aggregator')).reports(campaign.id);
    const reminded = reports.filter(({ isReminded }) => isReminded).map(({ unit }) => unit);
    expect(reminded.toSorted(), 'đơn vị được nhắc').toEqual([other, department].toSorted());
  });
});
