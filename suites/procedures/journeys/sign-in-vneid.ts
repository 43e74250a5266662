import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';

export const signInVneid = journey('procedures', 'sign-in-vneid', async (stage) => {
  const product = await productOf(stage);
  const { entrance } = product.desk(await stage.visitor());
  const { username, password } = stage.account('citizen');
  await stage.step('Chọn đăng nhập bằng VNeID', async () => {
    await entrance.open();
    await entrance.toIdentity();
    await expect.poll(() => entrance.asksIdentity(), 'VNeID hỏi tài khoản').toBe(true);
  });
  await stage.step('Nhập tài khoản định danh và mật khẩu', () =>
    entrance.identify(username, password),
  );
  await stage.step('Vào được trang của công dân', () =>
    expect.poll(() => entrance.isIn(), 'vào được trang của công dân').toBe(true),
  );
  await stage.step('Sang Cổng Dịch vụ công quốc gia không phải đăng nhập lại', async () => {
    await entrance.toPortal();
    await expect.poll(() => entrance.isInPortal(), 'vào được Cổng').toBe(true);
  });
});
