import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { declaration } from '../applicant.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { FilingPage } from '../pages/filing-page.ts';
import { withdrawAfterwards } from '../prepare.ts';
import { procedureFor, settings, statusName } from '../settings.ts';

export const fileOnline = journey('procedures', 'file-online', async (stage) => {
  const address = addressOf(stage.target, 'procedures');
  const citizen = await stage.as('citizen');
  const { page } = citizen;
  const form = new FilingPage(page);
  const dossier = new DossierPage(page);
  await stage.step('Mở thủ tục và bấm “Nộp hồ sơ trực tuyến”', () =>
    form.openAsCitizen(address, procedureFor('file-online')),
  );
  await stage.step('Điền tờ khai và đính kèm giấy tờ', () =>
    form.fill({
      content: stage.marker,
      declaration: declaration(stage.marker),
      unit: stage.target.units.home,
    }),
  );
  await stage.step('Bấm “Nộp hồ sơ”', () => form.submit());
  const code = await stage.step('Nhận mã hồ sơ đúng quy cách', async () => {
    const given = await dossier.code();
    withdrawAfterwards(stage, citizen, given);
    expect(given, 'mã hồ sơ').toMatch(settings().dossierCode);
    await expect(dossier.status()).toHaveText(statusName(1));
    return given;
  });
  await stage.step('Thấy hồ sơ trong “Hồ sơ của tôi”', async () => {
    await page.getByRole('link', { name: 'Hồ sơ của tôi' }).click();
    await expect(page.getByRole('link', { name: code, exact: true })).toBeVisible();
  });
});
