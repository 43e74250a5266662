import { configOfSuites } from '../../journey.ts';
import { matrixOf } from '../../matrix.ts';
import { entered } from '../prepare.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';
import { check, expect, part, test } from './suite.ts';

test(
  ...check('second-factor', async (stage) => {
    const product = await productOf(stage);
    const account = stage.account('officer', undefined, 3);
    const visit = await product.visit();
    await stage.given('đã nhập đúng mật khẩu', async () => {
      await visit.open('desk');
      expect(await visit.password(account), 'nơi đến').toBe('hỏi mã xác thực');
    });
    await stage.step('Chưa có mã xác thực thì chưa vào được', async () => {
      expect(await visit.own('desk'), 'trang của mình').not.toBe('đã vào');
    });
    await stage.step('Mã sai bị từ chối, mã đúng được vào', async () => {
      const again = await product.visit();
      await again.open('desk');
      await again.password(account);
      expect(await again.secondFactor(account, '000000'), 'nơi đến').toBe('bị từ chối');
      expect(await again.secondFactor(account), 'nơi đến').toBe('đã vào');
    });
  }),
);

test(
  ...check('sign-out-complete', async (stage) => {
    const visit = await entered(stage, 'citizens', stage.account('citizen', undefined, 1));
    await stage.given('trang của mình đang mở được', async () => {
      expect(await visit.own('citizens'), 'trang của mình').toBe('đã vào');
    });
    await stage.step('Đăng xuất xong thì đăng nhập lại phải có mật khẩu', async () => {
      expect(await visit.signOut('citizens'), 'nơi đến khi đăng xuất').toBe('đã đăng xuất');
      expect(await visit.open('citizens'), 'nơi đến').toBe('hỏi mật khẩu');
    });
  }),
);

test(
  ...check('unlinked-refused', async (stage) => {
    const visit = await (await productOf(stage)).visit();
    const account = stage.account('unlinked-officer', undefined, 1);
    await stage.step('Cán bộ chưa liên kết không vào được hệ thống', async () => {
      expect(await visit.enter('documents', account), 'nơi đến').toBe('hỏi liên kết');
      expect(await visit.own('documents'), 'trang của mình').toBe('hỏi liên kết');
    });
  }),
);

test(
  ...check('lockout', async (stage) => {
    const product = await productOf(stage);
    const account = stage.account('citizen', undefined, 7);
    const visit = await product.visit();
    await visit.open('citizens');
    await stage.step('Sai mật khẩu nhiều lần thì tài khoản bị khóa', async () => {
      for (let time = 0; time < settings().wrongPasswords; time++)
        expect(await visit.password(account, `sai-${time}`), 'nơi đến').toBe('bị từ chối');
      expect(await visit.password(account), 'nơi đến khi nhập đúng').toBe('bị từ chối');
    });
    await stage.step('Người khác vẫn vào được', async () => {
      const other = await product.visit();
      const free = stage.account('citizen', undefined, 6);
      expect(await other.enter('citizens', free), 'nơi đến').toBe('đã vào');
    });
  }),
);

/** Systems have no pages, and those without a link are judged by a check of their own. */
const LEFT_OUT = ['unlinked-officer', 'relying-party'];
const cells = matrixOf('sso').filter(({ role }) => !LEFT_OUT.includes(role));

for (const cell of cells)
  test(
    ...part('roles-enforced', { title: cell.title, of: cells.length }, async (stage) => {
      const product = await productOf(stage);
      const signsIn = configOfSuites().roles.roles[cell.role]?.signsIn !== false;
      const account = signsIn ? stage.account(cell.role, undefined, 4) : null;
      const where = await product.can(cell.permission, account);
      if (cell.allowed) expect(where, cell.title).toBe('đã vào');
      else expect(where, cell.title).toBe(signsIn ? 'bị từ chối' : 'hỏi mật khẩu');
    }),
  );
