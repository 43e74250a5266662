import { expect, test } from '@playwright/test';
import { seeHome } from './journeys/see-home.ts';

const { addresses } = JSON.parse(process.env.NGHIEMTHU_TARGET!) as {
  addresses: { small: string };
};

test(
  'Xem trang chủ',
  { annotation: { type: 'journey', description: 'see-home' } },
  async ({ page }) => {
    await seeHome(page, addresses.small);
  },
);

test('Tra cứu', { annotation: { type: 'check', description: 'look-up' } }, async ({ request }) => {
  const answer = await request.get(`${addresses.small}/look-up`);
  expect(await answer.json()).toEqual({ found: true });
});
