import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { inOffice } from '../../procedures/prepare.ts';
import { arrived, handle, statusAtUnit } from '../prepare.ts';

/** A citizen withdraws on the portal; the commune stops its work. */
export const withdrawOnPortal = journey('province', 'withdraw-on-portal', async (stage) => {
  const filed = await arrived(stage, 'withdraw-on-portal');
  const { code, office } = filed;
  await stage.given('xã đã tiếp nhận hồ sơ', () => handle(stage, filed, 'received'));
  // What the commune sends late would take the place of what the citizen does now.
  const received = await statusAtUnit(stage, code);
  await stage.given('Cổng đã có trạng thái đó', () =>
    expect.poll(() => office.status(code), 'trạng thái trên Cổng').toBe(received),
  );
  await stage.step('Công dân rút hồ sơ trên Cổng', () => office.withdraw(code));
  const withdrawn = await office.status(code);
  await stage.step('Hồ sơ ở xã có cùng trạng thái', () =>
    expect.poll(() => statusAtUnit(stage, code), 'trạng thái ở xã').toBe(withdrawn),
  );
  await stage.step('Xã không còn xử lý được hồ sơ', async () => {
    const place = { code, unit: stage.target.units.home };
    const dossier = await inOffice(stage.on('procedures'), 'one-stop', place);
    expect(await dossier.can('assign'), 'phân công được').toBe(false);
    expect(await office.status(code), 'trạng thái trên Cổng').toBe(withdrawn);
  });
});
