import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected } from '../prepare.ts';
import { settings } from '../settings.ts';

export const verifyCitizen = journey('lgsp', 'verify-citizen', async (stage) => {
  const { calls } = await connected(stage, 'commune-system');
  const { citizen } = settings();
  await stage.step('Đúng số định danh và họ tên thì có', async () => {
    expect(await calls.people.exists(citizen), 'có trong cơ sở dữ liệu').toBe(true);
  });
  await stage.step('Đúng số định danh mà sai họ tên thì không', async () => {
    const other = { ...citizen, name: 'Phạm Văn Không Có' };
    expect(await calls.people.exists(other), 'có trong cơ sở dữ liệu').toBe(false);
  });
});
