import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const refuse = journey('procedures', 'refuse', async (stage) => {
  const address = addressOf(stage.target, 'procedures');
  const { code } = await prepared(stage, procedureFor('refuse'), 'filed');
  const officer = new DossierPage((await stage.as('one-stop')).page);
  const citizen = new DossierPage((await stage.as('citizen')).page);
  const reason = `Tờ khai chưa đúng mẫu quy định. ${stage.marker}`;
  await stage.step('Cán bộ một cửa từ chối kèm lý do', async () => {
    await officer.open(address, code);
    await officer.act('Từ chối hồ sơ', { 'Lý do từ chối': reason });
    await expect(officer.status()).toHaveText(statusName(3));
  });
  await stage.step('Công dân đọc được lý do', async () => {
    await citizen.open(address, code);
    await expect(citizen.status()).toHaveText(statusName(3));
    await expect(citizen.fact('Lý do')).toHaveText(reason);
  });
});
