import { configOfSuites, roleName } from '../../journey.ts';
import { matrixOf } from '../../matrix.ts';
import type { Cell } from '../../matrix.ts';
import type { Stage } from '../../stage/stage.ts';
import { connected, registration } from '../prepare.ts';
import { productOf } from '../product.ts';
import type { Attempt } from '../product.ts';
import { settings } from '../settings.ts';
import { check, expect, part, test } from './suite.ts';

/** Those have every right of a system; what holds them back is judged by checks of their own. */
const HELD_BACK = ['limited-system', 'outside-system'];
const cells = matrixOf('lgsp').filter(({ role }) => !HELD_BACK.includes(role));

for (const cell of cells)
  test(
    ...part('roles-enforced', { title: cell.title, of: cells.length }, async (stage) => {
      const product = await productOf(stage);
      const token = await tokenOf(stage, cell);
      const wanted: Attempt = cell.allowed ? 'được làm' : 'bị từ chối';
      expect(await product.can(cell.permission, token), cell.title).toBe(wanted);
    }),
  );

async function tokenOf(stage: Stage, { role }: Cell): Promise<string | null> {
  if (configOfSuites().roles.roles[role]?.signsIn === false) return null;
  return (await connected(stage, role)).calls.token;
}

test(
  ...check('refusals-closed', async (stage) => {
    const { citizen } = settings();
    const { calls } = await connected(stage, 'catalogue-reader');
    await stage.step('Không có quyền thì bị từ chối', async () => {
      const refused = await calls.people.exists(citizen).catch(() => null);
      expect(refused, 'kết quả tra cứu').toBeNull();
      // Which of them it must be is the contract's matter.
      expect([401, 403], 'mã trả lời khi từ chối').toContain(calls.last.status);
    });
    await stage.step('Câu trả lời từ chối không có dữ liệu của ai', async () => {
      const { text } = calls.last;
      expect(text.length, 'độ dài câu trả lời').toBeGreaterThan(0);
      expect(/\d{12}/.test(text), 'có số định danh').toBe(false);
      expect(/[A-ZĐ]\p{L}+(?: [A-ZĐ]\p{L}+){2,}/u.test(text), 'có họ tên').toBe(false);
    });
  }),
);

test(
  ...check('address-list', async (stage) => {
    const { calls } = await connected(stage, 'outside-system');
    await stage.step('Dịch vụ hộ tịch trả lời mã 101', async () => {
      const code = await calls.unitCode('civil-status', stage.target.units.home);
      expect(code, 'mã trả lời').toBe('101');
    });
    await stage.step('Các dịch vụ khác từ chối', async () => {
      expect((await calls.platform.reach()).status, 'mã trả lời').toBe(403);
    });
  }),
);

test(
  ...check('other-unit-refused', async (stage) => {
    const { home, other } = stage.target.units;
    const { calls } = await connected(stage, 'commune-system', home);
    await stage.step(`${roleName('commune-system')} gửi cho đơn vị mình thì được`, async () => {
      const sent = registration(stage, 'LTKH', { unit: home });
      expect((await calls.civil.register(sent)).code, 'mã trả lời').toBe('1');
    });
    await stage.step('Gửi thay đơn vị khác thì nhận mã 100', async () => {
      const sent = registration(stage, 'LTKH', { unit: other });
      expect((await calls.civil.register(sent)).code, 'mã trả lời').toBe('100');
    });
  }),
);
