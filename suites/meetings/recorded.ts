import { expect } from '../stage/expect.ts';
import type { Stage } from '../stage/stage.ts';
import type { Measured } from './media/apparatus.ts';
import type { Participant } from './offer/room.ts';
import { arranged, joined } from './prepare.ts';

/** How many pictures are recorded: more than three seconds of them. */
const RECORDED_PICTURES = 52;
/** How long a recording is played, in ms. */
const PLAYED_MS = 3_000;

/** A recording of the chair, played by its own window and measured. */
export async function recorded(
  stage: Stage,
  name: string,
): Promise<{ chair: Participant; tracks: Measured[] }> {
  const held = await arranged(stage, name, []);
  const chair = await joined(stage, held, 'chair');
  await stage.given('chủ trì đã vào phòng', async () => {
    await expect.poll(() => chair.room.isInside(), 'đã vào phòng').toBe(true);
    // Recording begins once sound and picture have come.
    await expect
      .poll(
        () =>
          held.chaired.record().then(
            () => true,
            () => false,
          ),
        'đã bắt đầu ghi hình',
      )
      .toBe(true);
  });
  await stage.given('đã có đủ hình để ghi', async () => {
    const before = await chair.sent();
    const sent = async () => (await chair.sent()) - before;
    await expect.poll(sent, 'số hình đã gửi').toBeGreaterThan(RECORDED_PICTURES);
  });
  await stage.step('Dừng ghi hình', () => held.chaired.endRecording());
  const addresses = await held.chaired.recordings();
  const [address = ''] = addresses;
  await stage.step('Có bản ghi để xem lại', async () => {
    expect(addresses.length, 'số bản ghi hình').toBe(1);
  });
  const tracks = await stage.step('Xem lại bản ghi', () => chair.play(address, PLAYED_MS));
  return { chair, tracks };
}
