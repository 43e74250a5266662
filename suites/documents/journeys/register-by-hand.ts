import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { onPaper, takenIn } from '../prepare.ts';
import { productOf } from '../product.ts';

export const registerByHand = journey('documents', 'register-by-hand', async (stage) => {
  const product = await productOf(stage);
  const electronic = await takenIn(stage, 'register-by-hand', 'registered');
  const { page, request } = await stage.as('clerk');
  const { counter, document } = product.desk(page);
  const before = Number(
    await product.office({ request }).document(electronic.id).fact('arrival number'),
  );
  const paper = onPaper(stage, 'register-by-hand');
  await stage.step('Nhập văn bản giấy', async () => {
    await counter.open();
    await counter.fill(paper);
  });
  await stage.step('Lưu và nhận số đến của cùng một sổ', async () => {
    await counter.save();
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.registered);
    await expect.poll(() => document.fact('subject'), 'trích yếu').toBe(paper.subject);
    const given = Number(await document.fact('arrival number'));
    expect(given, `số đến, sau số ${before} của văn bản điện tử`).toBeGreaterThan(before);
  });
});
