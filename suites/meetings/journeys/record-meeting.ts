import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { heardNumbers } from '../media/judged.ts';
import { recorded } from '../recorded.ts';

/** How much of a recording may be missing, in ms: it begins with the first whole picture. Assumed. */
const MISSING_MS = 1_000;

/** The meeting is recorded; who plays it hears and sees the chair, from its start to its end. */
export const recordMeeting = journey('meetings', 'record-meeting', async (stage) => {
  const { chair, tracks, tookMs } = await recorded(stage, 'record-meeting');
  await stage.step('Bản ghi có tiếng của chủ trì', async () => {
    const sound = tracks.find((one) => one.sound !== null);
    expect(heardNumbers({ sound }), 'tiếng trong bản ghi').toContain(chair.number);
  });
  const picture = tracks.find((one) => one.picture !== null)?.picture;
  await stage.step('Bản ghi có hình của chủ trì, không đứng yên', async () => {
    expect(picture?.numbers, 'hình trong bản ghi').toEqual([chair.number]);
    expect(picture?.changes, 'số hình khác nhau').toBeGreaterThan(5);
  });
  await stage.step('Bản ghi xem được đến hết', async () => {
    const least = tookMs - MISSING_MS;
    expect(picture?.spanMs, 'từ hình đầu đến hình cuối (ms)').toBeGreaterThanOrEqual(least);
  });
});
