import { act, dossierUrl, factOfDossier, prepared } from './prepare.ts';
import { UnitListPage } from './pages/unit-list-page.ts';
import { addressOf } from '../stage/target.ts';
import { configOfSuites, roleName } from '../journey.ts';
import { attempt, TRIED } from './rights.ts';
import type { Answer } from './rights.ts';
import { procedureFor, statusName } from './settings.ts';
import { check, expect, test } from './test.ts';

test(
  ...check('other-commune-denied', async (stage) => {
    const { home, other } = stage.target.units;
    const { code } = await prepared(stage, procedureFor('other-commune-denied'), 'received', {
      unit: home,
    });
    for (const role of ['one-stop', 'specialist', 'leader', 'clerk'])
      await stage.step(`${roleName(role)} của đơn vị khác không mở được hồ sơ`, async () => {
        const { request } = await stage.person(role, other);
        for (const url of [dossierUrl(stage, code), `${dossierUrl(stage, code)}/giay-tiep-nhan`]) {
          const answer = await request.get(url);
          expect(answer.status(), 'mã trả lời').toBe(403);
          expect(await answer.text(), 'nội dung trả lời').not.toContain(stage.marker);
        }
      });
    await stage.step('Danh sách của đơn vị khác không có hồ sơ này', async () => {
      const list = new UnitListPage((await stage.as('one-stop', other)).page);
      await list.open(addressOf(stage.target, 'procedures'));
      await list.find(code);
      await expect(list.dossier(code)).toHaveCount(0);
    });
    await stage.step('Đơn vị thụ lý vẫn mở được', async () => {
      const { request } = await stage.person('one-stop', home);
      expect((await request.get(dossierUrl(stage, code))).status(), 'mã trả lời').toBe(200);
    });
  }),
);

test(
  ...check('roles-enforced', async (stage) => {
    const { roles, permissions } = configOfSuites().roles;
    const matrix = permissions['procedures'] ?? {};
    const { code, citizen } = await prepared(stage, procedureFor('roles-enforced'), 'received');
    // At its end a dossier takes no action any more: who may act is told so, who may not is refused.
    await stage.given('hồ sơ đã được rút', async () => {
      await act(stage, citizen, code, 'Rút hồ sơ', { 'Lý do rút hồ sơ': stage.marker });
    });
    const people = await stage.given('mỗi vai trò đã đăng nhập', async () => {
      const signedIn = Object.keys(roles).filter((role) => role !== 'integration');
      const entries = signedIn.map(async (role) => {
        if (roles[role]?.signsIn === false)
          return [role, { request: await stage.anonymous() }] as const;
        // Another citizen than the one the dossier belongs to.
        return [role, await stage.person(role, undefined, role === 'citizen' ? 1 : 0)] as const;
      });
      return new Map(await Promise.all(entries));
    });
    await stage.step('Mọi quyền trong bảng phân quyền đều được thử', async () => {
      expect(Object.keys(matrix).sort(), 'các quyền').toEqual([...TRIED].sort());
    });
    for (const [permission, { title, roles: holders }] of Object.entries(matrix))
      await stage.step(`${title.vi}: chỉ vai trò được giao`, async () => {
        for (const [role, person] of people) {
          const wanted: Answer = holders.includes(role) ? 'được làm' : 'bị từ chối';
          const who = `${roleName(role)}: ${title.vi}`;
          expect(await attempt(stage, permission, person, code), who).toBe(wanted);
        }
      });
    await stage.step('Hồ sơ không thay đổi sau các lần thử', async () => {
      const status = await factOfDossier(stage, citizen, code, 'Trạng thái');
      expect(status, 'trạng thái').toBe(statusName(7));
    });
  }),
);
