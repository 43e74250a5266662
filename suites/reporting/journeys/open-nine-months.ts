import { configOfSuites, journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { daysOf } from '../periods.ts';
import { campaignFor, officeOf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';

export const openNineMonths = journey('reporting', 'open-nine-months', async (stage) => {
  const { campaign: desk } = (await productOf(stage)).desk((await stage.as('aggregator')).page);
  const { period, ...wanted } = campaignFor(stage, 'open-nine-months');
  const { calendar } = configOfSuites().plan;
  const id = await stage.step('Tạo kỳ báo cáo 9 tháng', async () => {
    await desk.openNew();
    await desk.fill({ period, ...wanted });
    return desk.save();
  });
  await stage.step('Kỳ lấy số liệu từ 15/12 năm trước đến 14/9, hạn gửi đúng', async () => {
    await desk.open(id);
    const days = daysOf(period, calendar, settings().daysToSend);
    await expect.poll(() => desk.days(), 'các ngày của kỳ').toEqual(days);
  });
  await stage.step('Hệ thống khác đọc được cùng các ngày đó', async () => {
    const { from, to, dueOn } = await (await officeOf(stage, 'reporting-system')).campaign(id);
    const days = daysOf(period, calendar, settings().daysToSend);
    expect({ from, to, dueOn }, 'các ngày của kỳ').toEqual(days);
  });
});
