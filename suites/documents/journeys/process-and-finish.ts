import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { takenIn } from '../prepare.ts';
import { productOf } from '../product.ts';

export const processAndFinish = journey('documents', 'process-and-finish', async (stage) => {
  const product = await productOf(stage);
  const { id } = await takenIn(stage, 'process-and-finish', 'processing');
  const { document } = product.desk((await stage.as('specialist')).page);
  await stage.step('Chuyên viên mở văn bản được giao', () => document.open(id));
  await stage.step('Ghi kết quả xử lý', async () => {
    await document.process(`Đã có văn bản trả lời. ${stage.marker}`);
    await expect.poll(() => document.fact('result'), 'kết quả xử lý').toContain(stage.marker);
    const written = (await document.fact('result')).split(stage.marker).length - 1;
    expect(written, 'số lần ghi kết quả').toBe(1);
  });
  await stage.step('Kết thúc xử lý', async () => {
    await document.finish();
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.done);
  });
});
