import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected, dossierOf, filed, pdf } from '../prepare.ts';
import { procedureFor, statusName } from '../settings.ts';

export const supplementDossier = journey('portal', 'supplement-dossier', async (stage) => {
  const { code, office } = await filed(stage, 'supplement-dossier');
  const system = await connected(stage);
  const demand = { id: 'BS-1', asked: `Bổ sung bản chụp rõ hơn. ${stage.marker}` };
  await stage.step('Hệ thống một cửa yêu cầu bổ sung', async () => {
    const procedure = procedureFor('supplement-dossier');
    await system.send([dossierOf(code, procedure, { status: '5', supplements: [demand] })]);
    expect(await office.status(code), 'trạng thái').toBe(statusName(5));
    expect((await system.find(code))?.supplements, 'yêu cầu bổ sung').toEqual([demand]);
  });
  const before = (await system.find(code))?.papers.length ?? 0;
  await stage.step('Công dân gửi giấy tờ bổ sung', () =>
    office.supplement(code, pdf(stage, 'bo-sung.pdf')),
  );
  await stage.step('Hệ thống một cửa thấy giấy tờ đó', async () => {
    const found = await system.find(code);
    expect(found?.answered, 'yêu cầu đã được đáp ứng').toEqual([demand.id]);
    expect(found?.papers.length, 'số giấy tờ').toBe(before + 1);
  });
});
