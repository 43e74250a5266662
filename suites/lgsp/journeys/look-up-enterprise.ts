import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected } from '../prepare.ts';
import { settings } from '../settings.ts';

export const lookUpEnterprise = journey('lgsp', 'look-up-enterprise', async (stage) => {
  const { calls } = await connected(stage);
  const { enterprise } = settings();
  await stage.step('Tra cứu doanh nghiệp bằng mã số', async () => {
    const found = await calls.people.enterprise(enterprise);
    expect(found?.number, 'mã số doanh nghiệp').toBe(enterprise);
    expect(found?.name, 'tên doanh nghiệp').toMatch(/\S/);
    expect(found?.state, 'tình trạng').toMatch(/\S/);
  });
});
