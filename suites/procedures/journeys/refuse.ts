import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const refuse = journey('procedures', 'refuse', async (stage) => {
  const product = await productOf(stage);
  const { code } = await prepared(stage, procedureFor('refuse'), 'filed');
  const officer = product.desk((await stage.as('one-stop')).page).dossier(code);
  const citizen = product.desk((await stage.as('citizen')).page).dossier(code);
  const reason = `Tờ khai chưa đúng mẫu quy định. ${stage.marker}`;
  await stage.step('Cán bộ một cửa từ chối kèm lý do', async () => {
    await officer.open();
    await officer.refuse(reason);
    await expect.poll(() => officer.status(), 'trạng thái').toBe(statusName(3));
  });
  await stage.step('Công dân đọc được lý do', async () => {
    await citizen.open();
    await expect.poll(() => citizen.status(), 'trạng thái').toBe(statusName(3));
    await expect.poll(() => citizen.fact('reason'), 'lý do').toBe(reason);
  });
});
