import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';

/** Long enough to be used once on a slow machine, in s. */
const SHORT_S = 4;

export const renewToken = journey('lgsp', 'renew-token', async (stage) => {
  const product = await productOf(stage);
  const account = stage.account('province-system');
  const token = await stage.step('Lấy mã truy cập sống vài giây', async () => {
    const given = await product.token(account, { seconds: SHORT_S });
    expect(given.seconds, 'thời gian sống được báo, giây').toBe(SHORT_S);
    return given;
  });
  const calls = await product.calls(token.value);
  await stage.given('mã còn sống thì gọi được', async () => {
    expect((await calls.platform.reach()).status, 'mã trả lời').toBe(200);
  });
  await stage.step('Hết hạn thì mã không dùng được nữa', () =>
    expect
      .poll(async () => (await calls.platform.reach()).status, 'mã trả lời khi dùng mã hết hạn')
      .toBe(401),
  );
  await stage.step('Lấy mã mới và gọi tiếp', async () => {
    const renewed = await product.calls((await product.token(account)).value);
    expect((await renewed.platform.reach()).status, 'mã trả lời').toBe(200);
  });
});
