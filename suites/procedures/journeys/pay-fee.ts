import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { journey } from '../../journey.ts';
import { DossierPage } from '../pages/dossier-page.ts';
import { act, prepared } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const payFee = journey('procedures', 'pay-fee', async (stage) => {
  const { code, unit } = await prepared(stage, procedureFor('pay-fee'), 'received');
  await stage.given('cán bộ đã yêu cầu nộp phí', async () => {
    await act(stage, await stage.person('one-stop', unit), code, 'Yêu cầu nộp phí');
  });
  const { page } = await stage.as('citizen');
  const dossier = new DossierPage(page);
  await stage.step('Công dân mở hồ sơ chờ nộp phí', async () => {
    await dossier.open(addressOf(stage.target, 'procedures'), code);
    await expect(dossier.status()).toHaveText(statusName(6));
  });
  await stage.step('Thanh toán trực tuyến', async () => {
    await dossier.link('Nộp phí trực tuyến').click();
    await page.getByRole('button', { name: 'Xác nhận thanh toán' }).click();
    await expect(dossier.heading(code)).toBeVisible();
  });
  await stage.step('Hồ sơ ghi nhận đã nộp và có biên lai', async () => {
    await expect(dossier.fact('Tình trạng thanh toán')).toHaveText('Đã nộp');
    await expect(dossier.fact('Biên lai')).not.toBeEmpty();
    await expect(dossier.status()).toHaveText(statusName(2));
  });
});
