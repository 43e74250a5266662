import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { entered } from '../prepare.ts';

export const signOutEverywhere = journey('sso', 'sign-out-everywhere', async (stage) => {
  const account = stage.account('officer', undefined, 2);
  const visit = await entered(stage, 'desk', account);
  await stage.given('đã vào cả hai hệ thống', async () => {
    expect(await visit.enter('documents', account), 'nơi đến').toBe('đã vào');
    expect(await visit.own('documents'), 'trang của mình').toBe('đã vào');
  });
  await stage.step('Đăng xuất ở hệ thống thứ nhất', async () => {
    expect(await visit.signOut('desk'), 'nơi đến').toBe('đã đăng xuất');
  });
  for (const system of ['desk', 'documents'] as const)
    await stage.step('Trang của mình không mở được nữa', async () => {
      expect(await visit.own(system), 'trang của mình').toBe('hỏi mật khẩu');
    });
});
