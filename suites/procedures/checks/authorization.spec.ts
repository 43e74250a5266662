import { configOfSuites, roleName } from '../../journey.ts';
import { matrixOf } from '../../matrix.ts';
import type { Cell } from '../../matrix.ts';
import type { Stage } from '../../stage/stage.ts';
import type { Answer } from '../offer/dossier.ts';
import type { Somebody } from '../offer/office.ts';
import { ownDossier, prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';
import { check, expect, part, test } from './suite.ts';

test(
  ...check('other-commune-denied', async (stage) => {
    const product = await productOf(stage);
    const { home, other } = stage.target.units;
    const { code } = await prepared(stage, procedureFor('other-commune-denied'), 'received', {
      unit: home,
    });
    for (const role of ['one-stop', 'specialist', 'leader', 'clerk'])
      await stage.step(`${roleName(role)} của đơn vị khác không mở được hồ sơ`, async () => {
        const stranger = product.office(await stage.person(role, other));
        for (const { page, answer, text } of await stranger.dossier(code).readings()) {
          expect(answer, page).toBe('bị từ chối');
          expect(text, `nội dung ${page}`).not.toContain(stage.marker);
        }
      });
    await stage.step('Danh sách của đơn vị khác không có hồ sơ này', async () => {
      const { unitList } = product.desk((await stage.as('one-stop', other)).page);
      await unitList.open();
      await unitList.find(code);
      await expect.poll(() => unitList.has(code), `danh sách có ${code}`).toBe(false);
    });
    await stage.step('Đơn vị thụ lý vẫn mở được', async () => {
      const own = product.office(await stage.person('one-stop', home));
      const [page] = await own.dossier(code).readings();
      expect(page?.answer, page?.page).toBe('được làm');
    });
  }),
);

/** Systems hold no right of a person. */
const cells = matrixOf('procedures').filter(({ role }) => role !== 'integration');

for (const cell of cells)
  test(
    ...part('roles-enforced', { title: cell.title, of: cells.length }, async (stage) => {
      const product = await productOf(stage);
      const code = await withdrawnDossier(stage);
      const somebody = await holder(stage, cell);
      const wanted: Answer = cell.allowed ? 'được làm' : 'bị từ chối';
      expect(await product.can(cell.permission, somebody, code), cell.title).toBe(wanted);
      const own = await ownDossier(stage, { code, citizen: await stage.person('citizen') });
      expect(await own.status(), 'trạng thái của hồ sơ sau khi thử').toBe(statusName(7));
    }),
  );

let withdrawn: Promise<string> | undefined;

/**
 * A dossier on which a worker's cases try rights. At its end it takes no action any more: who may act gets that answer, who may
 * not is refused.
 */
function withdrawnDossier(stage: Stage): Promise<string> {
  withdrawn ??= (async () => {
    const dossier = await prepared(stage, procedureFor('roles-enforced'), 'received');
    await stage.given('hồ sơ đã được rút', async () =>
      (await ownDossier(stage, dossier)).withdraw(stage.marker),
    );
    return dossier.code;
  })();
  return withdrawn;
}

function holder(stage: Stage, { role }: Cell): Promise<Somebody> {
  return stage.given(`có ${roleName(role).toLocaleLowerCase('vi')}`, async () => {
    if (configOfSuites().roles.roles[role]?.signsIn === false)
      return { request: await stage.anonymous() };
    // Another citizen than the one the dossier belongs to.
    return stage.person(role, undefined, role === 'citizen' ? 1 : 0);
  });
}
