import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { inOffice, prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const payFee = journey('procedures', 'pay-fee', async (stage) => {
  const product = await productOf(stage);
  const prepare = await prepared(stage, procedureFor('pay-fee'), 'received');
  await stage.given('cán bộ đã yêu cầu nộp phí', async () => {
    await (await inOffice(stage, 'one-stop', prepare)).requestFee();
  });
  const dossier = product.desk((await stage.as('citizen')).page).dossier(prepare.code);
  await stage.step('Công dân mở hồ sơ chờ nộp phí', async () => {
    await dossier.open();
    await expect.poll(() => dossier.status(), 'trạng thái').toBe(statusName(6));
  });
  await stage.step('Thanh toán trực tuyến, đúng số tiền ghi trên hồ sơ', async () => {
    const owed = dongIn(await dossier.fact('fee'));
    expect(owed, 'số tiền ghi trên hồ sơ').toBeGreaterThan(0);
    expect(dongIn(await dossier.pay()), 'số tiền phải thanh toán').toBe(owed);
  });
  await stage.step('Hồ sơ ghi nhận đã nộp và có biên lai', async () => {
    await expect.poll(() => dossier.isPaid(), 'hồ sơ ghi nhận đã nộp phí').toBe(true);
    await expect.poll(() => dossier.fact('receipt'), 'biên lai').not.toBe('');
    await expect.poll(() => dossier.status(), 'trạng thái').toBe(statusName(2));
  });
});

/** `50.000 đồng` → 50000. */
function dongIn(text: string): number {
  return Number(text.replaceAll(/\D/g, ''));
}
