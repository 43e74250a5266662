import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { noteOf } from '../books.ts';
import { STATES } from '../offer/document.ts';
import {
  advance,
  drafted,
  envelopesWith,
  exchangeOf,
  officeOf,
  takeBackAfterwards,
} from '../prepare.ts';
import { productOf } from '../product.ts';

/** From a unit to the mailbox of the test's own system at the exchange, where nobody works, and back. */
export const sendAndRecall = journey('documents', 'send-and-recall', async (stage) => {
  const mailbox = await exchangeOf(stage);
  const countOf = async (text: string) => (await envelopesWith(mailbox, text)).length;
  const { id, subject } = await drafted(stage, 'send-and-recall', 'draft', [mailbox.organId]);
  takeBackAfterwards(stage, id);
  await stage.given('văn bản đã ký và có số', async () => {
    for (const to of ['submitted', 'signed', 'numbered'] as const) await advance(stage, id, to);
  });
  const { document } = (await productOf(stage)).desk((await stage.as('clerk')).page);
  const number = await stage.step('Văn thư phát hành văn bản tới hộp thư đánh dấu', async () => {
    await document.open(id);
    await document.issue();
    return document.fact('number');
  });
  await stage.step('Hộp thư đánh dấu nhận được văn bản', () =>
    expect.poll(() => countOf(subject), 'số gói tin ở hộp thư').toBe(1),
  );
  const reason = `Văn bản kiểm thử, đề nghị thu hồi. ${stage.marker}`;
  await stage.step('Văn thư thu hồi văn bản', async () => {
    await document.recall(reason);
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.recalled);
  });
  await stage.step('Hộp thư đánh dấu nhận được lệnh thu hồi', () =>
    expect.poll(() => countOf(reason), 'số gói tin ở hộp thư').toBe(1),
  );
  await stage.step('Sổ văn bản đi ghi đã thu hồi', async () => {
    const book = await (await officeOf(stage, 'clerk')).book('out');
    expect(noteOf(book, number), 'ghi chú ở sổ văn bản đi').toBe(STATES.recalled);
  });
});
