import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { agencyOf, drafted, exchangeOf, receivedAt } from '../prepare.ts';
import { productOf } from '../product.ts';

export const sendBetweenCommunes = journey('documents', 'send-between-communes', async (stage) => {
  const product = await productOf(stage);
  const { home, other } = stage.target.units;
  const exchange = await exchangeOf(stage);
  const receiver = await agencyOf(exchange, other);
  const { id, subject } = await drafted(stage, 'send-between-communes', 'numbered', [
    receiver.organId,
  ]);
  const { document } = product.desk((await stage.as('clerk', home)).page);
  const number = await stage.step('Văn thư phát hành văn bản', async () => {
    await document.open(id);
    await document.issue();
    return document.fact('number');
  });
  await stage.step('Bên gửi thấy văn bản đã đến nơi nhận', async () => {
    await expect
      .poll(async () => {
        await document.open(id);
        return (await document.receipts()).map(({ organId, status }) => ({ organId, status }));
      }, 'tình trạng nơi nhận')
      .toEqual([{ organId: receiver.organId, status: '01' }]);
  });
  await stage.step('Xã nhận có đúng văn bản đó, đủ tệp', async () => {
    const there = await receivedAt(stage, other, number);
    expect(await there?.fact('subject'), 'trích yếu ở nơi nhận').toBe(subject);
    expect(await there?.papers(), 'các tệp ở nơi nhận').toEqual(await document.papers());
  });
});
