import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { handedOver } from '../migrated.ts';
import { LookUpPage } from '../pages/look-up-page.ts';
import { procedureFor } from '../settings.ts';

export const lookUpMigrated = journey('procedures', 'look-up-migrated', async (stage) => {
  const codes = await stage.given('có mã hồ sơ cũ của hai tỉnh trước đây', async () => {
    const procedure = procedureFor('look-up-migrated');
    const old = (await handedOver(stage)).filter((one) => one.procedure === procedure);
    const byProvince = new Map(old.map((one) => [one.province, one.code]));
    if (byProvince.size < 2)
      throw new Error(`${old.length} old dossiers of ${procedure}, not of both provinces`);
    return [...byProvince.values()];
  });
  const form = new LookUpPage((await stage.as('citizen')).page);
  await stage.step('Mở trang tra cứu', () => form.open(addressOf(stage.target, 'procedures')));
  for (const code of codes)
    await stage.step(`Nhập mã cũ ${code} và thấy hồ sơ`, async () => {
      await form.search(code);
      await expect(form.found(code)).toBeVisible();
      await expect(form.fact('Trạng thái')).not.toBeEmpty();
    });
});
