import { forgedTokens } from '../forgery.ts';
import { connected } from '../prepare.ts';
import { productOf } from '../product.ts';
import { check, expect, test } from './suite.ts';

/** Long enough to be used once on a slow machine, in s. */
const SHORT_S = 4;

test(
  ...check('tokens-refused', async (stage) => {
    const product = await productOf(stage);
    const { account, calls } = await connected(stage);
    const answerTo = async (token: string) =>
      (await (await product.calls(token)).platform.reach()).status;
    await stage.step('Mã đúng thì gọi được', async () => {
      expect(await answerTo(calls.token), 'mã trả lời').toBe(200);
    });
    for (const { what, token } of forgedTokens(calls.token))
      await stage.step(`Từ chối ${what}`, async () => {
        expect(await answerTo(token), 'mã trả lời').toBe(401);
      });
    await stage.step('Từ chối mã hết hạn', async () => {
      const { value } = await product.token(account, { seconds: SHORT_S });
      await stage.given('mã còn sống thì gọi được', async () => {
        expect(await answerTo(value), 'mã trả lời').toBe(200);
      });
      await expect.poll(() => answerTo(value), 'mã trả lời khi dùng mã hết hạn').toBe(401);
    });
    await stage.step('Từ chối mã đã thu hồi, dùng lại lần nào cũng vậy', async () => {
      const { value } = await product.token(account);
      expect(await answerTo(value), 'mã trả lời trước khi thu hồi').toBe(200);
      await product.revoke(account, value);
      for (let time = 0; time < 3; time++) expect(await answerTo(value), 'mã trả lời').toBe(401);
    });
    await stage.step('Từ chối mã cấp cho nền tảng khác', async () => {
      const { value } = await product.token(account, { resource: 'nen-tang-khac' });
      expect(await answerTo(value), 'mã trả lời').toBe(401);
    });
  }),
);
