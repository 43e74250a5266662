import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected, dossierCode, portalTime } from '../prepare.ts';

export const sendLandDossier = journey('lgsp', 'send-land-dossier', async (stage) => {
  const { calls } = await connected(stage, 'commune-system');
  const { home: unit } = stage.target.units;
  const dossier = {
    ...{ unit, number: dossierCode(), owner: 'Nguyễn Thị Kiểm Thử' },
    receivedAt: portalTime(new Date().toISOString()),
  };
  await stage.step('Gửi hồ sơ đất đai không có mã huyện', async () => {
    expect((await calls.land.receive(dossier)).code, 'mã trả lời').toBe('1');
  });
  await stage.step('Hệ thống đất đai có đúng hồ sơ đó', async () => {
    const found = await calls.land.find(unit, dossier.number);
    expect(found.dossier?.number, 'số biên nhận').toBe(dossier.number);
    expect(found.dossier?.receivedAt, 'ngày tiếp nhận').toBe(dossier.receivedAt);
  });
});
