import { AnswerError } from '../../stage/precondition.ts';
import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { noteOf } from '../books.ts';
import { STATES } from '../offer/document.ts';
import { agencyOf, drafted, exchangeOf, officeOf, receivedAt } from '../prepare.ts';
import { productOf } from '../product.ts';

export const recall = journey('documents', 'recall', async (stage) => {
  const product = await productOf(stage);
  const { home, other } = stage.target.units;
  const { organId } = await agencyOf(await exchangeOf(stage), other);
  const { id, subject } = await drafted(stage, 'recall', 'issued', [organId]);
  const { document } = product.desk((await stage.as('clerk', home)).page);
  await document.open(id);
  const number = await document.fact('number');
  const there = await stage.given('xã nhận đã vào sổ văn bản', async () => {
    const received = await receivedAt(stage, other, number);
    if (received === undefined) throw new AnswerError(`văn bản ${number} không đến nơi nhận`);
    await received.register();
    return received;
  });
  const reason = `Phát hành nhầm, đề nghị thu hồi. ${stage.marker}`;
  await stage.step('Văn thư thu hồi văn bản', async () => {
    await document.recall(reason);
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.recalled);
  });
  await stage.step('Nơi nhận không đọc được nội dung và tệp nữa', async () => {
    expect(await there.state(), 'trạng thái ở nơi nhận').toBe(STATES.recalled);
    const { text } = await there.reading();
    expect(text, 'trang văn bản ở nơi nhận').not.toContain(subject);
    expect(await there.papers(), 'các tệp ở nơi nhận').toEqual([]);
    expect(await there.fact('reason'), 'lý do ở nơi nhận').toBe(reason);
  });
  await stage.step('Bên gửi nhận được trạng thái đồng ý thu hồi', async () => {
    await document.open(id);
    const statuses = (await document.receipts()).map(({ status }) => status);
    expect(statuses, 'trạng thái nơi nhận').toEqual(['15']);
  });
  await stage.step('Sổ hai bên đều ghi đã thu hồi', async () => {
    const sent = await (await officeOf(stage, 'clerk', home)).book('out');
    const received = await (await officeOf(stage, 'clerk', other)).book('in');
    expect(noteOf(sent, number), 'ghi chú ở sổ văn bản đi').toBe(STATES.recalled);
    expect(noteOf(received, number), 'ghi chú ở sổ văn bản đến').toBe(STATES.recalled);
  });
});
