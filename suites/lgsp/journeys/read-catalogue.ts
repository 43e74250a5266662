import { configOfSuites, journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { allRecords } from '../records.ts';
import { connected } from '../prepare.ts';
import { settings } from '../settings.ts';

export const readCatalogue = journey('lgsp', 'read-catalogue', async (stage) => {
  const { calls } = await connected(stage, 'catalogue-reader');
  const { smallCatalogue, unitCatalogue } = settings();
  await stage.step('Đọc mô tả danh mục', async () => {
    const { count } = await calls.catalogues.about(smallCatalogue);
    expect(count, 'số bản ghi').toBeGreaterThan(0);
  });
  await stage.step('Danh mục đơn vị hành chính có đủ các xã, phường', async () => {
    const codes = new Set((await allRecords(calls, unitCatalogue)).map(({ code }) => code));
    const lacking = configOfSuites().communes.filter(({ code }) => !codes.has(code));
    expect(codes.size, 'số bản ghi').toBeGreaterThan(0);
    expect(
      lacking.map(({ name }) => name),
      'đơn vị còn thiếu',
    ).toEqual([]);
  });
});
