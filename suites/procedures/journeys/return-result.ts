import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { sha256 } from '../../stage/hash.ts';
import { prepared } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, statusName } from '../settings.ts';

export const returnResult = journey('procedures', 'return-result', async (stage) => {
  const product = await productOf(stage);
  const { code } = await prepared(stage, procedureFor('return-result'), 'signed');
  const officer = product.desk((await stage.as('one-stop')).page).dossier(code);
  const { store } = product.desk((await stage.as('citizen')).page);
  const result = await stage.step('Cán bộ một cửa trả kết quả', async () => {
    await officer.open();
    await officer.returnResult();
    await expect.poll(() => officer.status(), 'trạng thái').toBe(statusName(10));
    return officer.signed('result');
  });
  await stage.step('Công dân thấy kết quả trong kho dữ liệu điện tử', async () => {
    await store.open();
    await expect.poll(() => store.count(code), `số kết quả của ${code} trong kho`).toBe(1);
    const stored = await store.result(code);
    expect(sha256(stored), 'mã băm của kết quả trong kho').toBe(sha256(result));
  });
});
