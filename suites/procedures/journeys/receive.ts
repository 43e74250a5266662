import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { UnitListPage } from '../pages/unit-list-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const receive = journey('procedures', 'receive', async (stage) => {
  const { code } = await prepared(stage, procedureFor('receive'), 'filed');
  const { page } = await stage.as('one-stop');
  const list = new UnitListPage(page);
  const dossier = new DossierPage(page);
  await stage.step('Tìm hồ sơ mới trong danh sách của đơn vị', async () => {
    await list.open(addressOf(stage.target, 'procedures'));
    await list.find(code);
    await list.dossier(code).click();
  });
  await stage.step('Kiểm tra giấy tờ rồi bấm “Tiếp nhận hồ sơ”', () =>
    dossier.act('Tiếp nhận hồ sơ'),
  );
  await stage.step('Hồ sơ chuyển sang “Được tiếp nhận”', () =>
    expect(dossier.status()).toHaveText(statusName(2)),
  );
});
