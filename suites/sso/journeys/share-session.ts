import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { entered } from '../prepare.ts';

export const shareSession = journey('sso', 'share-session', async (stage) => {
  const account = stage.account('officer', undefined, 1);
  const visit = await entered(stage, 'desk', account);
  await stage.step('Sang hệ thống thứ hai không phải đăng nhập lại', async () => {
    expect(await visit.open('documents'), 'nơi đến').toBe('đã vào');
  });
  await stage.step('Hai hệ thống nhận ra cùng một người', async () => {
    const [here, there] = [await visit.self('desk'), await visit.self('documents')];
    expect(here.account, 'tài khoản').toBe(account.username);
    // Whether they are the same is told, and nobody's name.
    expect(here.name !== '' && here.name === there.name, 'cùng họ tên').toBe(true);
    expect(there, 'người ở hệ thống thứ hai').toEqual(here);
  });
});
