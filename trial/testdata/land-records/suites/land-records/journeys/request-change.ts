import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';

export const requestChange = journey('land-records', 'request-change', async (stage) => {
  const { page } = await stage.as('citizen');
  await stage.step('Gửi yêu cầu đăng ký biến động', async () => {
    await page.goto(`${addressOf(stage.target, 'land-records')}/bien-dong`);
    await page.getByLabel('Nội dung biến động').fill(stage.marker);
    await page.getByRole('button', { name: 'Gửi yêu cầu' }).click();
  });
  await stage.step('Yêu cầu có trong danh sách của mình', async () => {
    await expect(page.getByRole('listitem').filter({ hasText: stage.marker })).toBeVisible();
  });
});
