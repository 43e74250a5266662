import { forgedTokens, signedByOldKey } from '../forgery.ts';
import type { Tokens } from '../offer/provider.ts';
import type { System } from '../offer/visit.ts';
import { OUTSIDE, OUTSIDE_PATHS } from '../outside.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';
import type { Stage } from '../../stage/stage.ts';
import { answerTo } from '../../stage/precondition.ts';
import { check, expect, test } from './suite.ts';

/** Fresh tokens for a system: they live for seconds. */
async function tokensFor(stage: Stage, system: System): Promise<Tokens> {
  const { provider } = await productOf(stage);
  const account = stage.account('officer', undefined, 5);
  return provider.exchange(await provider.code(account, { system }));
}

/** A fresh access token for a system. */
async function accessFor(stage: Stage, system: System): Promise<string> {
  return (await tokensFor(stage, system)).accessToken;
}

test(
  ...check('levels-told', async (stage) => {
    const { provider } = await productOf(stage);
    const account = stage.account('officer', undefined, 6);
    const { low, high } = settings().levels;
    for (const [isHigh, level, methods] of [
      [false, low, ['pwd']],
      [true, high, ['pwd', 'otp']],
    ] as const)
      await stage.step(`Mã xác thực ghi mức ${level} khi đăng nhập ở mức đó`, async () => {
        const { idToken } = await provider.exchange(await provider.code(account, { isHigh }));
        const claims = provider.told(idToken);
        expect(claims.level, 'mức bảo đảm').toBe(level);
        expect(claims.methods, 'cách xác thực').toEqual(methods);
      });
  }),
);

test(
  ...check('keys-published', async (stage) => {
    const { provider } = await productOf(stage);
    const account = stage.account('officer', undefined, 7);
    const { idToken } = await stage.given('có mã của người đã đăng nhập', async () =>
      provider.exchange(await provider.code(account)),
    );
    await stage.step('Mã được ký bằng khóa đang công bố', async () => {
      expect((await provider.verified(idToken)).issuer, 'nhà cung cấp').toMatch(/^https?:/);
    });
  }),
);

test(
  ...check('tokens-refused', async (stage) => {
    const { provider } = await productOf(stage);
    for (const system of ['desk', 'documents'] as const)
      await stage.step('Mã đúng của hệ thống thì gọi được, hệ thống biết là của ai', async () => {
        const { status, owner } = await provider.call(system, await accessFor(stage, system));
        expect(status, 'mã trả lời').toBe(200);
        expect(owner, 'chủ của mã').toBe(stage.account('officer', undefined, 5).username);
      });
    await stage.step('Từ chối mã cấp cho hệ thống khác', async () => {
      const other = await accessFor(stage, 'documents');
      expect((await provider.call('desk', other)).status, 'mã trả lời').toBe(401);
    });
    for (const { what, token } of forgedTokens(await accessFor(stage, 'desk')))
      await stage.step(`Từ chối ${what}`, async () => {
        expect((await provider.call('desk', token)).status, 'mã trả lời').toBe(401);
      });
  }),
);

test(
  ...check('old-keys-refused', async (stage) => {
    const { provider } = await productOf(stage);
    const token = await accessFor(stage, 'desk');
    await stage.given('mã đúng thì gọi được', async () => {
      expect((await provider.call('desk', token)).status, 'mã trả lời').toBe(200);
    });
    await stage.step('Từ chối mã ký bằng khóa đã hết hạn', async () => {
      const old = await signedByOldKey(await accessFor(stage, 'desk'));
      expect((await provider.call('desk', old)).status, 'mã trả lời').toBe(401);
    });
  }),
);

test(
  ...check('expired-refused', async (stage) => {
    const { provider } = await productOf(stage);
    const { accessToken: token, expiresIn } = await tokensFor(stage, 'documents');
    await stage.step('Nhà cung cấp báo đúng hạn của mã', async () => {
      expect(expiresIn, 'hạn của mã (giây)').toBe(provider.told(token).livesFor);
    });
    await stage.given('mã còn sống thì gọi được', async () => {
      expect((await provider.call('documents', token)).status, 'mã trả lời').toBe(200);
    });
    await stage.step('Hết hạn thì mã không dùng được nữa', () =>
      expect
        .poll(async () => (await provider.call('documents', token)).status, {
          message: 'mã trả lời khi dùng mã hết hạn',
          intervals: [500],
          timeout: 20_000,
        })
        .toBe(401),
    );
  }),
);

test(
  ...check('codes-once', async (stage) => {
    const { provider } = await productOf(stage);
    const grant = await stage.given('có mã cấp quyền', () =>
      provider.code(stage.account('officer', undefined, 8)),
    );
    await stage.step('Đổi lần đầu thì được', async () => {
      expect((await provider.exchange(grant)).idToken, 'mã xác thực').toMatch(/\S/);
    });
    await stage.step('Đổi lần hai thì bị từ chối', async () => {
      expect(await answerTo(provider.exchange(grant)), 'câu trả lời').toBe('bị từ chối');
    });
  }),
);

test(
  ...check('states-compared', async (stage) => {
    const product = await productOf(stage);
    const account = stage.account('officer', undefined, 9);
    await stage.given('đăng nhập như thường thì được', async () => {
      expect(await (await product.visit()).enter('documents', account), 'nơi đến').toBe('đã vào');
    });
    await stage.step('Câu trả lời của phiên khác bị từ chối', async () => {
      const visit = await product.visit();
      const where = await visit.enterWithOtherState('documents', account);
      expect(where, 'nơi đến').toBe('bị từ chối');
    });
  }),
);

test(
  ...check('no-way-out', async (stage) => {
    const product = await productOf(stage);
    const account = stage.account('citizen', undefined, 2);
    for (const back of OUTSIDE_PATHS)
      await stage.step('Địa chỉ ngoài hệ thống không được dùng sau khi đăng nhập', async () => {
        const where = await (await product.visit()).enter('citizens', account, back);
        expect(where, 'nơi đến').toBe('đã vào');
      });
    await stage.step('Nhà cung cấp không gửi mã cho địa chỉ lạ', async () => {
      const status = await product.provider.elsewhere(OUTSIDE);
      expect(status, 'mã trả lời').toBe(400);
    });
  }),
);

test(
  ...check('configuration-published', async (stage) => {
    const { provider } = await productOf(stage);
    await stage.step('Cấu hình công bố nói đúng về nhà cung cấp', async () => {
      const { issuer, addresses } = await provider.configuration();
      const { sso = '' } = stage.target.addresses;
      expect(issuer, 'nhà cung cấp').toBe(sso);
      expect(addresses.length, 'số địa chỉ công bố').toBeGreaterThan(2);
      expect(
        addresses.filter((one) => !one.startsWith(sso)),
        'địa chỉ ở nơi khác',
      ).toEqual([]);
    });
  }),
);
