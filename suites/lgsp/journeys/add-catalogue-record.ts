import { randomInt } from 'node:crypto';
import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected } from '../prepare.ts';
import { productOf } from '../product.ts';
import { allRecords } from '../records.ts';
import { settings } from '../settings.ts';

export const addCatalogueRecord = journey('lgsp', 'add-catalogue-record', async (stage) => {
  const product = await productOf(stage);
  const { calls, account } = await connected(stage);
  const { smallCatalogue } = settings();
  const record = { code: `KT${randomInt(1_000_000, 9_999_999)}`, name: stage.marker };
  stage.afterwards(async (again) =>
    product.removeRecord((await again(account)).request, account, smallCatalogue, record.code),
  );
  await stage.step('Thêm một bản ghi', async () => {
    expect((await calls.catalogues.add(smallCatalogue, record)).count, 'số đã thêm').toBe(1);
  });
  await stage.step('Hệ thống khác đọc được bản ghi đó', async () => {
    const reader = await connected(stage, 'catalogue-reader');
    expect(await allRecords(reader.calls, smallCatalogue), 'các bản ghi').toContainEqual(record);
  });
  await stage.step('Thêm lần nữa thì bị báo trùng, không thêm', async () => {
    const { count, text } = await calls.catalogues.add(smallCatalogue, record);
    expect(count, 'số đã thêm').toBe(0);
    expect(text, 'lời báo').toContain('duplicate');
  });
});
