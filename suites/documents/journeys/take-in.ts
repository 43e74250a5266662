import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { STATES } from '../offer/document.ts';
import { attachment, sendIn, written } from '../prepare.ts';
import { productOf } from '../product.ts';

export const takeIn = journey('documents', 'take-in', async (stage) => {
  const product = await productOf(stage);
  const files = [
    attachment('công văn kèm theo.txt', stage.marker),
    attachment('phụ lục số liệu.csv', stage.marker),
  ];
  const sent = await stage.given('tỉnh bạn đã gửi văn bản qua trục liên thông', () =>
    sendIn(stage, 'take-in', { attachments: files }),
  );
  const { incoming, document } = product.desk((await stage.as('clerk')).page);
  const number = written(sent.envelope);
  await stage.step('Văn thư thấy văn bản chờ tiếp nhận', async () => {
    await incoming.open();
    await incoming.find(number);
    await expect.poll(() => incoming.numbers(), 'số, ký hiệu trong danh sách').toEqual([number]);
    await incoming.openDocument(number);
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.waiting);
  });
  await stage.step('Trích yếu và nơi gửi đúng từng chữ', async () => {
    await expect.poll(() => document.fact('subject'), 'trích yếu').toBe(sent.envelope.subject);
    await expect.poll(() => document.fact('author'), 'cơ quan ban hành').toBe(sent.exchange.name);
  });
  await stage.step('Đủ tệp, tải về giống hệt tệp đã gửi', async () => {
    const names = files.map(({ name }) => name);
    await expect.poll(() => document.papers(), 'các tệp').toEqual(names);
    for (const { name, bytes } of files) {
      const received = await document.paper(name);
      expect(received.equals(Buffer.from(bytes)), `${name} còn nguyên vẹn`).toBe(true);
    }
  });
  await stage.step('Tiếp nhận và vào sổ', async () => {
    await document.register();
    await expect.poll(() => document.fact('arrival number'), 'số đến').toMatch(/^\d+$/);
    await expect.poll(() => document.state(), 'trạng thái').toBe(STATES.registered);
  });
});
