import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';

export const getToken = journey('lgsp', 'get-token', async (stage) => {
  const product = await productOf(stage);
  const account = stage.account('province-system');
  const token = await stage.step('Lấy mã truy cập', () => product.token(account));
  await stage.step('Mã truy cập gọi được dịch vụ', async () => {
    const calls = await product.calls(token.value);
    expect((await calls.platform.reach()).status, 'mã trả lời').toBe(200);
    expect(token.seconds, 'thời gian sống, giây').toBeGreaterThan(0);
  });
  await stage.step('Sai mật khẩu thì không lấy được mã', async () => {
    expect((await product.wrongSecret(account)).status, 'mã trả lời').toBe(401);
  });
});
