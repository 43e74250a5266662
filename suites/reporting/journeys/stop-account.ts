import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';
import { officeOf } from '../prepare.ts';

export const stopAccount = journey('reporting', 'stop-account', async (stage) => {
  const product = await productOf(stage);
  // The second reporter of the other unit, whom no other case needs.
  const account = stage.account('reporter', stage.target.units.other, 1);
  const administrator = stage.account('administrator');
  const { accounts } = product.desk((await stage.as('administrator')).page);
  const signingIn = async () => product.signingIn({ request: await stage.anonymous() }, account);
  await stage.given('tài khoản đang dùng được', async () => {
    await (await officeOf(stage, 'administrator')).allowAccount(account.username);
    expect(await signingIn(), 'đăng nhập').toBe('được làm');
  });
  stage.afterwards(async (again) =>
    product.office(await again(administrator)).allowAccount(account.username),
  );
  await stage.step('Ngừng dùng tài khoản thì không đăng nhập được nữa', async () => {
    await accounts.stop(account.username);
    expect(await signingIn(), 'đăng nhập').toBe('bị từ chối');
  });
  await stage.step('Nhật ký ghi người quản trị đã làm', async () => {
    const lines = await accounts.logged(account.username);
    const own = lines.filter((line) => line.includes(administrator.username));
    expect(own.length, 'số dòng nhật ký').toBeGreaterThan(0);
  });
  await stage.step('Cho dùng lại thì đăng nhập được', async () => {
    await accounts.allow(account.username);
    expect(await signingIn(), 'đăng nhập').toBe('được làm');
  });
});
