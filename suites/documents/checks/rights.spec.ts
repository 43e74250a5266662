import { configOfSuites, roleName } from '../../journey.ts';
import { matrixOf } from '../../matrix.ts';
import type { Cell } from '../../matrix.ts';
import { expectRolesEnter } from '../../stage/entering.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Answer } from '../offer/document.ts';
import type { Somebody } from '../offer/office.ts';
import { officeOf, onPaper, takenIn } from '../prepare.ts';
import { productOf } from '../product.ts';
import { check, expect, part, test } from './suite.ts';

test(
  ...check('roles-enter', (stage) =>
    expectRolesEnter(stage, 'documents', [
      ...['clerk', 'leader', 'head', 'specialist', 'assistant', 'administrator'],
    ]),
  ),
);

test(
  ...check('other-agency-denied', async (stage) => {
    const { home, other } = stage.target.units;
    const { id, envelope } = await takenIn(stage, 'other-agency-denied', 'registered');
    for (const role of ['clerk', 'leader', 'head', 'specialist', 'assistant'])
      await stage.step(`${roleName(role)} của cơ quan khác không đọc được`, async () => {
        const stranger = await officeOf(stage, role, other);
        const { answer, text } = await stranger.document(id).reading();
        expect(answer, 'trang văn bản').toBe('bị từ chối');
        expect(text, 'nội dung trả lời').not.toContain(stage.marker);
        expect(await stranger.listed('in', envelope.number), 'danh sách').toEqual([]);
      });
    await stage.step('Cơ quan nhận vẫn đọc được', async () => {
      const { answer } = await (await officeOf(stage, 'clerk', home)).document(id).reading();
      expect(answer, 'trang văn bản').toBe('được làm');
    });
  }),
);

test(
  ...check('secrecy', async (stage) => {
    const clerk = await officeOf(stage, 'clerk');
    const paper = onPaper(stage, 'secrecy', { secrecy: 1 });
    const id = await stage.given('văn thư đã vào sổ văn bản mật', () =>
      clerk.registerByHand(paper),
    );
    for (const role of ['specialist', 'assistant']) {
      const person = await officeOf(stage, role);
      await stage.step(`${roleName(role)} không thấy trong danh sách, tìm kiếm và sổ`, async () => {
        expect(await person.listed('in', paper.number), 'danh sách').toEqual([]);
        expect(await person.found(paper.number), 'tìm kiếm').toEqual([]);
        const rows = (await person.book('in')).rows.map((row) => Object.values(row).join(' '));
        expect(
          rows.filter((row) => row.includes(paper.number)),
          'sổ văn bản đến',
        ).toEqual([]);
      });
      await stage.step(`Số lượng mà ${roleName(role)} thấy không kể văn bản mật`, async () => {
        const { all, states } = await person.counted('in');
        const sum = Object.values(states).reduce((before, n) => before + n, 0);
        expect(all, 'số văn bản trong danh sách').toBeGreaterThan(0);
        expect(sum, 'tổng số theo trạng thái').toBe(all);
      });
      await stage.step(`${roleName(role)} không mở được bằng địa chỉ`, async () => {
        const { answer, text } = await person.document(id).reading();
        expect(answer, 'trang văn bản').toBe('bị từ chối');
        expect(text, 'nội dung trả lời').not.toContain(paper.subject);
      });
    }
    await stage.step('Lãnh đạo đọc được', async () => {
      const leader = await officeOf(stage, 'leader');
      const { answer } = await leader.document(id).reading();
      expect(answer, 'trang văn bản').toBe('được làm');
      // Lists that show nothing to anybody keep no secret.
      expect(await leader.listed('in', paper.number), 'danh sách').toEqual([id]);
      expect(await leader.found(paper.number), 'tìm kiếm').toEqual([id]);
    });
  }),
);

/** Systems hold no right of a person. */
const cells = matrixOf('documents').filter(({ role }) => role !== 'neighbour-system');

for (const cell of cells)
  test(
    ...part('roles-enforced', { title: cell.title, of: cells.length }, async (stage) => {
      const product = await productOf(stage);
      const id = await returnedDocument(stage);
      const somebody = await holder(stage, cell);
      const wanted: Answer = cell.allowed ? 'được làm' : 'bị từ chối';
      expect(await product.can(cell.permission, somebody, id), cell.title).toBe(wanted);
    }),
  );

let returned: Promise<string> | undefined;

/**
 * A document on which a worker's cases try rights. It was given back and takes no action any more: who may act gets that answer
 * so, who may not is refused.
 */
function returnedDocument(stage: Stage): Promise<string> {
  returned ??= (async () => {
    const { id } = await takenIn(stage, 'roles-enforced', 'waiting');
    await stage.given('văn bản đã được trả lại', async () =>
      (await officeOf(stage, 'clerk')).document(id).sendBack(`Gửi nhầm nơi nhận. ${stage.marker}`),
    );
    return id;
  })();
  return returned;
}

function holder(stage: Stage, { role }: Cell): Promise<Somebody> {
  return stage.given(`có ${roleName(role).toLocaleLowerCase('vi')}`, async () => {
    if (configOfSuites().roles.roles[role]?.signsIn === false)
      return { request: await stage.anonymous() };
    return stage.person(role);
  });
}
