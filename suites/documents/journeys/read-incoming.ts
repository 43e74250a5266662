import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';

export const readIncoming = journey('documents', 'read-incoming', async (stage) => {
  const { incoming } = (await productOf(stage)).desk((await stage.as('clerk')).page);
  await stage.step('Mở danh sách văn bản đến', () => incoming.open());
  await stage.step('Mỗi văn bản cho biết đủ thông tin', async () => {
    const row = await incoming.first();
    for (const column of settings().incomingList) expect(row[column] ?? '', column).not.toBe('');
  });
});
