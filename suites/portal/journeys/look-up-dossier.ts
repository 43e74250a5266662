import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';

export const lookUpDossier = journey('portal', 'look-up-dossier', async (stage) => {
  const { lookUp } = (await productOf(stage)).desk(await stage.visitor());
  const { knownDossier, statuses } = settings();
  await stage.step('Mở trang tra cứu', () => lookUp.open());
  await stage.step('Tra cứu bằng mã hồ sơ', async () => {
    await lookUp.find(knownDossier);
    const known = Object.values(statuses);
    await expect
      .poll(async () => known.includes(await lookUp.status()), 'thấy trạng thái')
      .toBe(true);
  });
  await stage.step('Mã không có thì được báo rõ', async () => {
    await lookUp.find(`${knownDossier}9`);
    await expect.poll(() => lookUp.foundNothing(), 'báo không tìm thấy').toBe(true);
  });
});
