import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';

export const signInOfficer = journey('sso', 'sign-in-officer', async (stage) => {
  const entrance = (await productOf(stage)).entrance(await stage.visitor());
  const account = stage.account('officer');
  await stage.step('Mở hệ thống và chọn đăng nhập một lần', () => entrance.open('desk'));
  await stage.step('Nhập tài khoản và mật khẩu', async () => {
    await entrance.password(account);
    await expect.poll(() => entrance.asksSecondFactor(), 'hỏi mã xác thực').toBe(true);
  });
  await stage.step('Nhập mã xác thực', () => entrance.secondFactor(account));
  await stage.step('Vào được trang của mình', () =>
    expect.poll(() => entrance.isIn(), 'vào được trang của mình').toBe(true),
  );
});
