import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected, filed } from '../prepare.ts';
import { announced } from '../procedures.ts';
import { productOf } from '../product.ts';
import { procedureFor } from '../settings.ts';

export const payFee = journey('portal', 'pay-fee', async (stage) => {
  const { code, office } = await filed(stage, 'pay-fee');
  const { page } = await stage.as('citizen');
  const { payment } = (await productOf(stage)).desk(page);
  const fee = announced().find((one) => one.code === procedureFor('pay-fee'))?.fee;
  await stage.step('Mở bước thanh toán', async () => {
    await payment.open(code);
    await expect.poll(() => payment.total(), 'số tiền phải nộp, đồng').toBe(fee);
  });
  await stage.step('Cổng thanh toán hỏi đúng số tiền của hồ sơ đó', async () => {
    await payment.begin();
    const right = { code, amount: fee };
    await expect.poll(() => payment.asked(), 'khoản cổng thanh toán hỏi').toEqual(right);
  });
  await stage.step('Thanh toán', async () => {
    await payment.confirm();
    await expect.poll(() => payment.told(), 'lời báo').toContain('thành công');
  });
  await stage.step('Lệ phí được ghi đã thanh toán, có số biên lai', async () => {
    expect(await office.fee(code), 'lệ phí').toContain('đã thanh toán, biên lai');
    const system = await connected(stage);
    const told = await system.find(code);
    expect(told?.fees.length, 'số khoản').toBe(1);
    expect(told?.fees[0]?.amount, 'số tiền, đồng').toBe(fee);
    expect(told?.fees[0]?.receipt, 'số biên lai ở hệ thống một cửa').toMatch(/\S/);
  });
});
