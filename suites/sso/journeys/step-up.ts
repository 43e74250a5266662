import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';

export const stepUp = journey('sso', 'step-up', async (stage) => {
  const entrance = (await productOf(stage)).entrance(await stage.visitor());
  const account = stage.account('citizen');
  await stage.given('công dân đã vào bằng mật khẩu', async () => {
    await entrance.open('citizens');
    await entrance.password(account);
    await expect.poll(() => entrance.isIn(), 'vào được trang của mình').toBe(true);
    expect(await entrance.level(), 'mức bảo đảm').toContain('1');
  });
  await stage.step('Việc quan trọng hỏi thêm mã xác thực', async () => {
    await entrance.important();
    await expect.poll(() => entrance.asksSecondFactor(), 'hỏi mã xác thực').toBe(true);
  });
  await stage.step('Nhập mã rồi làm được việc đó', async () => {
    await entrance.secondFactor(account);
    await expect.poll(() => entrance.mayDoImportant(), 'làm được việc quan trọng').toBe(true);
  });
});
