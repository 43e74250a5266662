import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { LookUpPage } from '../pages/look-up-page.ts';
import { prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const lookUp = journey('procedures', 'look-up', async (stage) => {
  const { code } = await prepared(stage, procedureFor('look-up'), 'filed');
  const form = new LookUpPage((await stage.as('citizen')).page);
  await stage.step('Mở trang tra cứu và nhập mã hồ sơ', async () => {
    await form.open(addressOf(stage.target, 'procedures'));
    await form.search(code);
  });
  await stage.step('Thấy hồ sơ và trạng thái', async () => {
    await expect(form.found(code)).toBeVisible();
    await expect(form.fact('Trạng thái')).toHaveText(statusName(1));
  });
});
