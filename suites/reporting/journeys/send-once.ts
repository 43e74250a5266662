import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/reports.ts';
import { interfaceReport, given, officeOf, reported } from '../prepare.ts';
import { productOf } from '../product.ts';

export const sendOnce = journey('reporting', 'send-once', async (stage) => {
  const campaign = await given(stage, 'send-once');
  const id = await reported(stage, campaign, 'entered');
  const { report } = (await productOf(stage)).desk((await stage.as('reporter')).page);
  await stage.step('Bấm đúp nút gửi', async () => {
    await report.open(id);
    await report.sendTwice();
    await expect.poll(() => report.state(), 'trạng thái').toBe(STATES.sent);
  });
  await stage.step('Yêu cầu gửi lần nữa không tạo thêm lần gửi', async () => {
    await (
      await officeOf(stage, 'reporter')
    )
      .report(id)
      .send()
      .catch(() => undefined);
    expect((await interfaceReport(stage, campaign.id)).timesSent, 'số lần gửi').toBe(1);
  });
});
