import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const lookUp = journey('procedures', 'look-up', async (stage) => {
  const product = await productOf(stage);
  const { code } = await prepared(stage, procedureFor('look-up'), 'filed');
  const { lookUp } = product.desk((await stage.as('citizen')).page);
  await stage.step('Mở trang tra cứu và nhập mã hồ sơ', async () => {
    await lookUp.open();
    await lookUp.search(code);
  });
  await stage.step('Thấy hồ sơ và trạng thái', async () => {
    await expect.poll(() => lookUp.found(code), `thấy hồ sơ ${code}`).toBe(true);
    await expect.poll(() => lookUp.status(), 'trạng thái').toBe(statusName(1));
  });
});
