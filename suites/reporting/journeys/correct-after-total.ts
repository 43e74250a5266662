import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/reports.ts';
import { approvedByTwo, figuresFor, formFor, officeOf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { periodFor } from '../settings.ts';

const NAME = 'correct-after-total';

export const correctAfterTotal = journey('reporting', NAME, async (stage) => {
  const product = await productOf(stage);
  const form = formFor(periodFor(NAME));
  const campaign = await approvedByTwo(stage, NAME, [figuresFor(form, 1), figuresFor(form, 2)]);
  const office = await officeOf(stage, 'aggregator');
  await stage.given('báo cáo tỉnh đã được ký', async () => {
    await office.aggregate(campaign.id);
    await (await officeOf(stage, 'province-signer')).complete(campaign.id);
  });
  const aggregator = product.desk((await stage.as('aggregator')).page);
  const reporter = product.desk((await stage.as('reporter')).page).report;
  const id = campaign.reports.get(stage.target.units.home) ?? '';
  await stage.step('Cán bộ tổng hợp lập phiên bản mới để đơn vị chỉnh lý', async () => {
    await aggregator.report.open(id);
    await aggregator.report.startVersion();
  });
  await stage.step('Đơn vị sửa số liệu ở phiên bản 2 và gửi lại', async () => {
    await reporter.open(id);
    await expect.poll(() => reporter.fact('version'), 'phiên bản').toBe('2');
    await reporter.enter({ 'TTHC01.v': '201' });
    await expect.poll(() => reporter.saved(), 'lời báo').toContain('Đã tự lưu');
    await reporter.send();
    await expect.poll(() => reporter.state(), 'trạng thái').toBe(STATES.sent);
  });
  await stage.given('lãnh đạo đơn vị đã duyệt phiên bản 2', async () =>
    (await officeOf(stage, 'approver')).report(id).approve(),
  );
  await stage.step('Tổng hợp lại ra số mới, lần tổng hợp đã ký còn nguyên', async () => {
    await aggregator.campaign.open(campaign.id);
    await aggregator.campaign.aggregate();
    await expect.poll(() => aggregator.campaign.total(), 'lần tổng hợp').toBe('2');
    await expect.poll(() => aggregator.campaign.figure('TTHC01.v'), 'hồ sơ tiếp nhận').toBe('303');
    const { totals } = await office.totals(campaign.id);
    const said = totals.map(({ figures, units }) => ({
      figure: figures['TTHC01.v'],
      version: units.find(({ unit }) => unit === stage.target.units.home)?.version,
    }));
    expect(said, 'các lần tổng hợp').toEqual([
      { figure: '203', version: 1 },
      { figure: '303', version: 2 },
    ]);
  });
});
