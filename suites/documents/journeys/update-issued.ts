import { AnswerError } from '../../stage/precondition.ts';
import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { agencyOf, drafted, exchangeOf, receivedAt } from '../prepare.ts';
import { productOf } from '../product.ts';

export const updateIssued = journey('documents', 'update-issued', async (stage) => {
  const product = await productOf(stage);
  const { home, other } = stage.target.units;
  const { organId } = await agencyOf(await exchangeOf(stage), other);
  const { id } = await drafted(stage, 'update-issued', 'issued', [organId]);
  const { document } = product.desk((await stage.as('clerk', home)).page);
  await document.open(id);
  const there = await stage.given('xã nhận đã vào sổ văn bản', async () => {
    const number = await document.fact('number');
    const received = await receivedAt(stage, other, number);
    if (received === undefined) throw new AnswerError(`văn bản ${number} không đến nơi nhận`);
    await received.register();
    return { received, arrivalNumber: await received.fact('arrival number') };
  });
  const { received } = there;
  const reason = `Đính chính nội dung của văn bản. ${stage.marker}`;
  const subject = `V/v thông tin vận hành (đã đính chính), ${stage.marker}`;
  const text = `${subject}\n`;
  await stage.step('Văn thư cập nhật trích yếu và tệp', async () => {
    const buffer = Buffer.from(text);
    const papers = [{ name: 'bản đính chính.txt', mimeType: 'text/plain', buffer }];
    await document.update(reason, { subject, papers });
    await expect.poll(() => document.fact('subject'), 'trích yếu').toBe(subject);
  });
  await stage.step('Nơi nhận đọc được trích yếu, tệp mới và lý do', async () => {
    await expect.poll(() => received.fact('subject'), 'trích yếu ở nơi nhận').toBe(subject);
    expect(await received.papers(), 'các tệp ở nơi nhận').toEqual(['bản đính chính.txt']);
    const paper = await received.paper('bản đính chính.txt');
    expect(paper.toString(), 'nội dung tệp ở nơi nhận').toBe(text);
    expect(await received.fact('revision'), 'lý do ở nơi nhận').toContain(reason);
  });
  await stage.step('Số đến của văn bản không đổi', async () => {
    expect(await received.fact('arrival number'), 'số đến').toBe(there.arrivalNumber);
  });
});
