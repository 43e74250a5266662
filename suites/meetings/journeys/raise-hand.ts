import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, joined, lined, twoBridges } from '../prepare.ts';

/** Two bridges raise a hand, the first in its window; the chair sees who did first. */
export const raiseHand = journey('meetings', 'raise-hand', async (stage) => {
  const held = await arranged(stage, 'raise-hand', twoBridges(stage));
  const room = await held.chaired.room();
  const chair = await lined(stage, room, 'chair');
  const { home, other } = stage.target.units;
  const second = await lined(stage, room, 'bridge', other);
  const first = await joined(stage, held, 'bridge', { unit: home });
  await stage.given('điểm cầu thứ nhất đã vào phòng', async () => {
    await expect.poll(() => first.room.isInside(), 'đã vào phòng').toBe(true);
  });
  const names = (await held.chaired.roll()).map(({ name }) => name);
  const hands = () =>
    names.map((name) => chair.people().find((one) => one.name === name)?.hand ?? null);
  await stage.step('Điểm cầu thứ nhất rồi điểm cầu thứ hai giơ tay', async () => {
    await first.room.raiseHand(true);
    await expect.poll(hands, 'thứ tự giơ tay').toEqual([1, null]);
    second.raiseHand(true);
    await expect.poll(hands, 'thứ tự giơ tay').toEqual([1, 2]);
  });
  await stage.step('Người thứ nhất hạ tay thì đến người thứ hai', async () => {
    await first.room.raiseHand(false);
    await expect.poll(hands, 'thứ tự giơ tay').toEqual([null, 1]);
  });
});
