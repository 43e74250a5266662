import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const withdraw = journey('procedures', 'withdraw', async (stage) => {
  const product = await productOf(stage);
  const { code } = await prepared(stage, procedureFor('withdraw'), 'filed');
  const citizen = product.desk((await stage.as('citizen')).page).dossier(code);
  const officer = product.desk((await stage.as('one-stop')).page).dossier(code);
  await stage.step('Công dân rút hồ sơ', async () => {
    await citizen.open();
    await citizen.withdraw(`Nộp nhầm thủ tục. ${stage.marker}`);
    await expect.poll(() => citizen.status(), 'trạng thái').toBe(statusName(7));
  });
  await stage.step('Cán bộ không còn tiếp nhận được hồ sơ', async () => {
    await officer.open();
    await expect.poll(() => officer.status(), 'trạng thái').toBe(statusName(7));
    await expect.poll(() => officer.can('receive'), 'còn tiếp nhận được').toBe(false);
  });
});
