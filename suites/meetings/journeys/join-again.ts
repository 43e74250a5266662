import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { heardNumber, received } from '../media/judged.ts';
import { arranged, gathered, inTouch, twoBridges } from '../prepare.ts';

/** Longest that a lost bridge may take to be back, in ms. Assumed. */
const BACK_MS = 10_000;

/** A bridge whose line breaks comes back by itself, and is there once. */
export const joinAgain = journey('meetings', 'join-again', async (stage) => {
  const held = await arranged(stage, 'join-again', twoBridges(stage));
  const { chair, bridges, all } = await gathered(stage, held);
  const bridge = bridges[0]!;
  const others = async () => (await chair.room.people()).length;
  await stage.step('Đường truyền của điểm cầu bị ngắt', async () => {
    expect(await bridge.cut(), 'số kết nối bị ngắt').toBeGreaterThan(0);
  });
  await stage.step('Điểm cầu tự vào lại trong 10 giây', async () => {
    const began = Date.now();
    // What is open now was made after the cut: whether the window says meanwhile that it is outside is its own affair.
    await expect.poll(() => bridge.lines(), 'số kết nối mở lại').toBeGreaterThan(0);
    await inTouch(all);
    expect(Date.now() - began, 'thời gian vào lại (ms)').toBeLessThan(BACK_MS);
  });
  await stage.step('Trong phòng chỉ có một lần điểm cầu đó', async () => {
    await expect.poll(others, 'số người dự').toBe(2);
  });
  await stage.step('Hai bên lại nghe nhau', async () => {
    const [atChair, atBridge] = await Promise.all([received(chair), received(bridge)]);
    expect(atChair.map(heardNumber), 'chủ trì nghe').toEqual([bridge.number]);
    expect(atBridge.map(heardNumber), 'điểm cầu nghe').toEqual([chair.number]);
  });
});
