import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected, pdf, withdrawAfterwards } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings } from '../settings.ts';

export const fileWithMinistry = journey('portal', 'file-with-ministry', async (stage) => {
  const product = await productOf(stage);
  const citizen = await stage.as('citizen');
  const { agencies, filing } = product.desk(citizen.page);
  const { ministry, ministryCode } = settings();
  await stage.step('Chọn bộ thực hiện', async () => {
    await agencies.open(procedureFor('file-with-ministry'));
    await agencies.kind('ministry');
    await agencies.choose('ministry', ministry.name);
    await agencies.confirm();
    await filing.begin();
  });
  await stage.step('Kê khai và gửi hồ sơ', async () => {
    await filing.confirmGeneral();
    await filing.declare(stage.marker);
    await filing.enclose([pdf(stage)]);
    await filing.send();
  });
  await stage.step('Mã hồ sơ mang số của bộ', async () => {
    const code = await filing.code();
    withdrawAfterwards(stage, citizen.account, code);
    expect(code, 'mã hồ sơ').toMatch(ministryCode);
    expect(code.split('-').at(-1)?.slice(0, 2), 'hai số nhận biết bộ').toBe(ministry.digits);
    const system = await connected(stage, 'ministry-system');
    expect((await system.find(code))?.agency, 'cơ quan nhận').toBe(ministry.code);
  });
});
