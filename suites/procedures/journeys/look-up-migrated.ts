import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';
import { procedureFor } from '../settings.ts';

export const lookUpMigrated = journey('procedures', 'look-up-migrated', async (stage) => {
  const product = await productOf(stage);
  const codes = await stage.given('có mã hồ sơ cũ của hai tỉnh trước đây', async () => {
    const procedure = procedureFor('look-up-migrated');
    const all = await product.migrated.handedOver();
    const old = all.filter((one) => one.procedure === procedure);
    const byProvince = new Map(old.map((one) => [one.province, one.code]));
    if (byProvince.size < 2)
      throw new Error(`${old.length} old dossiers of ${procedure}, not of both provinces`);
    return [...byProvince.values()];
  });
  const { lookUp } = product.desk((await stage.as('citizen')).page);
  await stage.step('Mở trang tra cứu', () => lookUp.open());
  for (const code of codes)
    await stage.step(`Nhập mã cũ ${code} và thấy hồ sơ`, async () => {
      await lookUp.search(code);
      await expect.poll(() => lookUp.found(code), `thấy hồ sơ ${code}`).toBe(true);
      await expect.poll(() => lookUp.status(), 'trạng thái').not.toBe('');
    });
});
