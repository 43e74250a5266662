import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { entered } from '../prepare.ts';

export const shareSession = journey('sso', 'share-session', async (stage) => {
  const account = stage.account('officer', undefined, 1);
  const visit = await entered(stage, 'desk', account);
  await stage.step('Sang hệ thống thứ hai không phải đăng nhập lại', async () => {
    expect(await visit.open('documents'), 'nơi đến').toBe('đã vào');
  });
});
