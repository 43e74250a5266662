import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const receive = journey('procedures', 'receive', async (stage) => {
  const product = await productOf(stage);
  const { code } = await prepared(stage, procedureFor('receive'), 'filed');
  const desk = product.desk((await stage.as('one-stop')).page);
  const dossier = desk.dossier(code);
  await stage.step('Tìm hồ sơ mới trong danh sách của đơn vị', async () => {
    await desk.unitList.open();
    await desk.unitList.find(code);
    await desk.unitList.openDossier(code);
  });
  await stage.step('Kiểm tra giấy tờ rồi tiếp nhận hồ sơ', () => dossier.receive());
  await stage.step(`Hồ sơ chuyển sang “${statusName(2)}”`, () =>
    expect.poll(() => dossier.status(), 'trạng thái').toBe(statusName(2)),
  );
});
