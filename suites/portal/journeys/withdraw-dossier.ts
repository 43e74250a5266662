import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected, filed } from '../prepare.ts';
import { statusName } from '../settings.ts';

export const withdrawDossier = journey('portal', 'withdraw-dossier', async (stage) => {
  const { code, office } = await filed(stage, 'withdraw-dossier');
  await stage.step('Công dân rút hồ sơ', () => office.withdraw(code));
  await stage.step('Hồ sơ hiện công dân yêu cầu rút', async () => {
    expect(await office.status(code), 'trạng thái').toBe(statusName(7));
  });
  await stage.step('Hệ thống một cửa thấy trạng thái đó', async () => {
    const system = await connected(stage);
    expect((await system.find(code))?.status, 'trạng thái').toBe('7');
  });
});
