import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { SignInPage } from '../pages/sign-in-page.ts';

export const signInVneid = journey('procedures', 'sign-in-vneid', async (stage) => {
  const page = await stage.visitor();
  const signIn = new SignInPage(page);
  const { username, password } = stage.account('citizen');
  await stage.step('Chọn “Đăng nhập bằng VNeID”', async () => {
    await signIn.open(addressOf(stage.target, 'procedures'));
    await signIn.toVneid();
    await expect(signIn.vneidHeading()).toBeVisible();
  });
  await stage.step('Nhập tài khoản định danh và mật khẩu', () =>
    signIn.enterAtVneid(username, password),
  );
  await stage.step('Vào được trang của công dân', async () => {
    await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ của tôi' })).toBeVisible();
    await expect(signIn.signOutButton()).toBeVisible();
  });
  await stage.step('Sang Cổng Dịch vụ công quốc gia không phải đăng nhập lại', async () => {
    await signIn.open(addressOf(stage.target, 'dvcqg'));
    await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ của tôi' })).toBeVisible();
  });
});
