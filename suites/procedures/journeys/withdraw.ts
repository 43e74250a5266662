import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const withdraw = journey('procedures', 'withdraw', async (stage) => {
  const address = addressOf(stage.target, 'procedures');
  const { code } = await prepared(stage, procedureFor('withdraw'), 'filed');
  const citizen = new DossierPage((await stage.as('citizen')).page);
  const officer = new DossierPage((await stage.as('one-stop')).page);
  await stage.step('Công dân rút hồ sơ', async () => {
    await citizen.open(address, code);
    await citizen.act('Rút hồ sơ', { 'Lý do rút hồ sơ': `Nộp nhầm thủ tục. ${stage.marker}` });
    await expect(citizen.status()).toHaveText(statusName(7));
  });
  await stage.step('Cán bộ không còn tiếp nhận được hồ sơ', async () => {
    await officer.open(address, code);
    await expect(officer.status()).toHaveText(statusName(7));
    await expect(officer.action('Tiếp nhận hồ sơ')).toHaveCount(0);
  });
});
