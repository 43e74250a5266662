import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected, localDossier, portalTime } from '../prepare.ts';

export const sendDossiers = journey('lgsp', 'send-dossiers', async (stage) => {
  const { calls } = await connected(stage);
  const dossier = localDossier(stage);
  await stage.step('Gửi hồ sơ lên Cổng', async () => {
    expect(await calls.portal.synchronise([dossier]), 'kết quả gửi').toEqual([
      { code: dossier.code, taken: true },
    ]);
  });
  await stage.step('Cổng có đúng hồ sơ đó', async () => {
    const found = await calls.portal.find(dossier.code);
    expect(found?.code, 'mã hồ sơ').toBe(dossier.code);
    expect(found?.applicant === dossier.applicant, 'đúng chủ hồ sơ').toBe(true);
  });
  await stage.step('Ngày giờ trên Cổng là giờ Việt Nam', async () => {
    const found = await calls.portal.find(dossier.code);
    expect(found?.receivedAt, 'ngày tiếp nhận').toBe(portalTime(dossier.receivedAt));
  });
});
