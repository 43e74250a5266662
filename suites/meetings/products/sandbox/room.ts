import type { Page } from '@playwright/test';
import type { Room } from '../../offer/room.ts';
import { roomIn } from '../../window/room.ts';

/** Opens the room of a meeting from the meeting's page. */
export async function openRoom(page: Page, base: string, meeting: string): Promise<Room> {
  await page.goto(`${base}/cuoc-hop/${meeting}`);
  await page.getByRole('link', { name: 'Vào phòng họp' }).click();
  const chairAlone = page.getByRole('button', { name: 'Chỉ xem chủ trì' });
  return {
    ...roomIn(page),
    watchChair: () => chairAlone.click(),
    raiseHand: (up) => page.getByRole('button', { name: up ? 'Giơ tay' : 'Hạ tay' }).click(),
  };
}
