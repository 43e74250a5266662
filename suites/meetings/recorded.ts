import { expect } from '../stage/expect.ts';
import type { Stage } from '../stage/stage.ts';
import type { Measured } from './media/apparatus.ts';
import type { Participant } from './offer/room.ts';
import { arranged, joined } from './prepare.ts';

/** How many pictures are recorded: more than three seconds of them. */
const RECORDED_PICTURES = 52;
/** How much longer than it took a recording may play, in ms: the window begins when it likes. */
const LONGER_MS = 2_000;

interface Recorded {
  chair: Participant;
  tracks: Measured[];
  /** How long the chair was recorded, in ms. */
  tookMs: number;
}

/** A recording of the chair, played by its own window and measured. */
export async function recorded(stage: Stage, name: string): Promise<Recorded> {
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
  const began = Date.now();
  await stage.given('đã có đủ hình để ghi', async () => {
    const before = await chair.sent();
    const sent = async () => (await chair.sent()) - before;
    await expect.poll(sent, 'số hình đã gửi').toBeGreaterThan(RECORDED_PICTURES);
  });
  const tookMs = Date.now() - began;
  await stage.step('Dừng ghi hình', () => held.chaired.endRecording());
  const addresses = await held.chaired.recordings();
  const [address = ''] = addresses;
  await stage.step('Có bản ghi để xem lại', async () => {
    expect(addresses.length, 'số bản ghi hình').toBe(1);
  });
  const tracks = await stage.step('Xem lại bản ghi', () => chair.play(address, tookMs + LONGER_MS));
  return { chair, tracks, tookMs };
}
