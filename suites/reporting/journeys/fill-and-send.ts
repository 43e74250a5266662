import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/reports.ts';
import { figuresFor, given } from '../prepare.ts';
import { productOf } from '../product.ts';

export const fillAndSend = journey('reporting', 'fill-and-send', async (stage) => {
  const product = await productOf(stage);
  const campaign = await given(stage, 'fill-and-send');
  const reporter = product.desk((await stage.as('reporter')).page);
  const approver = product.desk((await stage.as('approver')).page);
  const id = campaign.reports.get(stage.target.units.home) ?? '';
  await stage.step('Cán bộ nhập liệu mở báo cáo được giao', async () => {
    await reporter.list.open();
    await reporter.list.openReport(campaign.title);
    await expect.poll(() => reporter.report.state(), 'trạng thái').toBe(STATES.entering);
  });
  await stage.step(
    'Còn thiếu số liệu thì không gửi được, chỉ tiêu thiếu được nêu tên',
    async () => {
      await reporter.report.send();
      await expect.poll(() => reporter.report.message(), 'lời báo').toContain('TTHC01');
      await reporter.report.open(id);
      expect(await reporter.report.state(), 'trạng thái').toBe(STATES.entering);
    },
  );
  await stage.step('Nhập đủ số liệu rồi lưu', async () => {
    await reporter.report.enter(figuresFor(campaign.form, 20));
    await reporter.report.save();
    await expect.poll(() => reporter.report.figure('TTHC01.v'), 'hồ sơ tiếp nhận').toBe('120');
  });
  await stage.step('Gửi báo cáo', async () => {
    await reporter.report.send();
    await expect.poll(() => reporter.report.state(), 'trạng thái').toBe(STATES.sent);
  });
  await stage.step('Lãnh đạo đơn vị duyệt và ký số', async () => {
    await approver.report.open(id);
    await approver.report.approve();
    await expect.poll(() => approver.report.state(), 'trạng thái').toBe(STATES.approved);
  });
});
