import { AnswerError } from '../../stage/precondition.ts';
import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { plain } from '../plain.ts';
import { productOf } from '../product.ts';

export const lookUp = journey('documents', 'look-up', async (stage) => {
  const product = await productOf(stage);
  const { page } = await stage.as('specialist');
  const { incoming, search } = product.desk(page);
  const subject = await stage.given('danh sách đã có văn bản', async () => {
    await incoming.open();
    const found = Object.values(await incoming.first()).find(
      (text) => plain(text) !== text.toLowerCase() && text.length > 20,
    );
    if (found === undefined) throw new AnswerError('không văn bản nào có trích yếu có dấu');
    return found;
  });
  const asked = plain(subject).split(' ').slice(0, 6).join(' ');
  await stage.step('Tìm bằng chữ không dấu', async () => {
    await search.open();
    await search.search(asked);
  });
  await stage.step('Thấy văn bản có dấu', () =>
    expect.poll(() => search.subjects(), `kết quả khi gõ “${asked}”`).toContain(subject),
  );
});
