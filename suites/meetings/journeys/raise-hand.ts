import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, lined, twoBridges } from '../prepare.ts';

/** Two bridges raise a hand; the chair sees who did first. */
export const raiseHand = journey('meetings', 'raise-hand', async (stage) => {
  const accounts = twoBridges(stage);
  const held = await arranged(stage, 'raise-hand', accounts);
  const room = await held.chaired.room();
  const chair = await lined(stage, room, 'chair');
  const [first, second] = [
    await lined(stage, room, 'bridge', accounts[0].unit ?? undefined),
    await lined(stage, room, 'bridge', accounts[1].unit ?? undefined),
  ];
  const names = (await held.chaired.roll()).map(({ name }) => name);
  const hands = () =>
    names.map((name) => chair.people().find((one) => one.name === name)?.hand ?? null);
  await stage.step('Điểm cầu thứ nhất rồi điểm cầu thứ hai giơ tay', async () => {
    first.raiseHand(true);
    await expect.poll(hands, 'thứ tự giơ tay').toEqual([1, null]);
    second.raiseHand(true);
    await expect.poll(hands, 'thứ tự giơ tay').toEqual([1, 2]);
  });
  await stage.step('Người thứ nhất hạ tay thì đến người thứ hai', async () => {
    first.raiseHand(false);
    await expect.poll(hands, 'thứ tự giơ tay').toEqual([null, 1]);
  });
});
