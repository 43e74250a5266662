import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected } from '../prepare.ts';
import { settings } from '../settings.ts';

export const listServices = journey('lgsp', 'list-services', async (stage) => {
  const { calls } = await connected(stage, 'catalogue-reader');
  await stage.step('Danh mục dịch vụ có đủ các dịch vụ', async () => {
    const published = new Set(await calls.platform.services());
    const lacking = settings().services.filter((name) => !published.has(name));
    expect(published.size, 'số dịch vụ').toBeGreaterThan(0);
    expect(lacking, 'dịch vụ còn thiếu').toEqual([]);
  });
});
