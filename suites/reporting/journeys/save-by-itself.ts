import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { given } from '../prepare.ts';
import { productOf } from '../product.ts';

export const saveByItself = journey('reporting', 'save-by-itself', async (stage) => {
  const campaign = await given(stage, 'save-by-itself');
  const id = campaign.reports.get(stage.target.units.home) ?? '';
  const { report } = (await productOf(stage)).desk((await stage.as('reporter')).page);
  await stage.step('Nhập một ô rồi rời đi, số liệu được tự lưu', async () => {
    await report.open(id);
    await report.enter({ 'DTC01.v': '1234.5', 'DTC02.v': '617.25' });
    await expect.poll(() => report.saved(), 'lời báo').toContain('Đã tự lưu');
  });
  await stage.step('Ô công thức tự tính ngay trên bảng', async () => {
    await expect.poll(() => report.figure('DTC03.v'), 'tỷ lệ giải ngân').toBe('50');
  });
  await stage.step('Mở lại thì số liệu còn nguyên', async () => {
    await report.open(id);
    await expect.poll(() => report.figure('DTC01.v'), 'ô vừa nhập').toBe('1234.5');
  });
});
