import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/reports.ts';
import { given, reported } from '../prepare.ts';
import { productOf } from '../product.ts';

export const correctAndResend = journey('reporting', 'correct-and-resend', async (stage) => {
  const product = await productOf(stage);
  const campaign = await given(stage, 'correct-and-resend');
  const id = await reported(stage, campaign, 'sent');
  const approver = product.desk((await stage.as('approver')).page).report;
  const reporter = product.desk((await stage.as('reporter')).page).report;
  const reason = `Số hồ sơ chưa khớp sổ theo dõi. ${stage.marker}`;
  await stage.step('Lãnh đạo yêu cầu chỉnh lý kèm lý do', async () => {
    await approver.open(id);
    await approver.sendBack(reason);
    await expect.poll(() => approver.state(), 'trạng thái').toBe(STATES.entering);
  });
  await stage.step('Người nhập đọc lý do, sửa và gửi lại', async () => {
    await reporter.open(id);
    await expect.poll(() => reporter.fact('reason'), 'lý do').toBe(reason);
    await reporter.enter({ 'TTHC01.v': '222' });
    await reporter.save();
    await reporter.send();
    await expect.poll(() => reporter.state(), 'trạng thái').toBe(STATES.sent);
  });
  await stage.step('Lãnh đạo thấy số liệu đã sửa và duyệt', async () => {
    await approver.open(id);
    await expect.poll(() => approver.figure('TTHC01.v'), 'ô đã sửa').toBe('222');
    await approver.approve();
    await expect.poll(() => approver.state(), 'trạng thái').toBe(STATES.approved);
  });
});
