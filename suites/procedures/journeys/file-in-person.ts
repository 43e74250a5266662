import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings } from '../settings.ts';

export const fileInPerson = journey('procedures', 'file-in-person', async (stage) => {
  const product = await productOf(stage);
  const { counter } = product.desk((await stage.as('one-stop')).page);
  await stage.step('Cán bộ một cửa chọn thủ tục để nhận hồ sơ trực tiếp', () =>
    counter.open(procedureFor('file-in-person')),
  );
  await stage.step('Nhập thông tin người nộp', () => counter.fill({ content: stage.marker }));
  await stage.step('Nhận hồ sơ', () => counter.send());
  await stage.step('Xem giấy tiếp nhận có mã hồ sơ và ngày hẹn trả', async () => {
    const { slip } = counter;
    await expect.poll(() => slip.isShown(), 'giấy tiếp nhận').toBe(true);
    await expect.poll(() => slip.code(), 'mã hồ sơ').toMatch(settings().dossierCode);
    await expect.poll(() => slip.due(), 'ngày hẹn trả kết quả').toMatch(/^\d{4}-\d{2}-\d{2}$/);
    await expect.poll(() => slip.canBePrinted(), 'in được giấy tiếp nhận').toBe(true);
  });
});
