import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, gathered, twoBridges } from '../prepare.ts';

/** Longest that a lost bridge may take to be back, in ms. Assumed. */
const BACK_MS = 10_000;

/** A bridge whose line breaks comes back by itself, and is there once. */
export const joinAgain = journey('meetings', 'join-again', async (stage) => {
  const held = await arranged(stage, 'join-again', twoBridges(stage));
  const { chair, bridges } = await gathered(stage, held);
  const [bridge] = bridges;
  const others = async () => (await chair.room.people()).length;
  const sounds = async () => (await bridge?.room.shown())?.map(({ sound }) => sound) ?? [];
  const before = await sounds();
  await stage.step('Đường truyền của điểm cầu bị ngắt', async () => {
    await bridge?.cut();
    await expect.poll(() => bridge?.room.isInside(), 'còn trong phòng').toBe(false);
  });
  await stage.step('Điểm cầu tự vào lại trong 10 giây', async () => {
    const began = Date.now();
    await expect.poll(() => bridge?.room.isInside(), 'đã vào phòng').toBe(true);
    await expect
      .poll(async () => String(await sounds()), 'tiếng nhận lại')
      .not.toBe(String(before));
    expect(Date.now() - began, 'thời gian vào lại (ms)').toBeLessThan(BACK_MS);
  });
  await stage.step('Trong phòng chỉ có một lần điểm cầu đó', async () => {
    await expect.poll(others, 'số người dự').toBe(2);
  });
});
