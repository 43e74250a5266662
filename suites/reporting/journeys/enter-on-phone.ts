import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { given } from '../prepare.ts';
import { productOf } from '../product.ts';

const PHONE = { width: 360, height: 740 };

export const enterOnPhone = journey('reporting', 'enter-on-phone', async (stage) => {
  const campaign = await given(stage, 'enter-on-phone');
  const { page } = await stage.as('reporter');
  const { report } = (await productOf(stage)).desk(page);
  await stage.step('Bảng nhập số liệu vừa với màn hình điện thoại', async () => {
    await page.setViewportSize(PHONE);
    await report.open(campaign.reports.get(stage.target.units.home) ?? '');
    await expect.poll(() => report.overflow(), 'số điểm ảnh tràn ra ngoài').toBeLessThanOrEqual(1);
  });
  await stage.step('Nhập được số liệu trên điện thoại', async () => {
    await report.enter({ 'TTHC01.v': '45' });
    await expect.poll(() => report.saved(), 'lời báo').toContain('Đã tự lưu');
  });
});
