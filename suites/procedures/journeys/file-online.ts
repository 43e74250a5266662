import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { declaration } from '../declaration.ts';
import { withdrawAfterwards } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings, statusName } from '../settings.ts';

export const fileOnline = journey('procedures', 'file-online', async (stage) => {
  const product = await productOf(stage);
  const citizen = await stage.as('citizen');
  const desk = product.desk(citizen.page);
  await stage.step('Mở thủ tục để nộp hồ sơ trực tuyến', () =>
    desk.filing.open(procedureFor('file-online')),
  );
  await stage.step('Điền tờ khai và đính kèm giấy tờ', () =>
    desk.filing.fill({
      content: stage.marker,
      declaration: declaration(stage.marker),
      unit: stage.target.units.home,
    }),
  );
  await stage.step('Nộp hồ sơ', () => desk.filing.send());
  const code = await stage.step('Nhận mã hồ sơ đúng quy cách', async () => {
    const given = await desk.filing.code();
    withdrawAfterwards(stage, citizen, given);
    expect(given, 'mã hồ sơ').toMatch(settings().dossierCode);
    await expect.poll(() => desk.dossier(given).status(), 'trạng thái').toBe(statusName(1));
    return given;
  });
  await stage.step('Thấy hồ sơ trong danh sách của mình', async () => {
    await desk.ownList.open();
    await expect.poll(() => desk.ownList.has(code), `danh sách có ${code}`).toBe(true);
  });
});
