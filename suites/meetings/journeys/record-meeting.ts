import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { heardNumbers } from '../media/judged.ts';
import { recorded } from '../recorded.ts';

/** The meeting is recorded; who plays it hears and sees the chair. */
export const recordMeeting = journey('meetings', 'record-meeting', async (stage) => {
  const { chair, tracks } = await recorded(stage, 'record-meeting');
  await stage.step('Bản ghi có tiếng của chủ trì', async () => {
    const sound = tracks.find((one) => one.sound !== null);
    expect(heardNumbers({ sound }), 'tiếng trong bản ghi').toContain(chair.number);
  });
  await stage.step('Bản ghi có hình của chủ trì, không đứng yên', async () => {
    const picture = tracks.find((one) => one.picture !== null)?.picture;
    expect(picture?.numbers, 'hình trong bản ghi').toEqual([chair.number]);
    expect(picture?.changes, 'số hình khác nhau').toBeGreaterThan(5);
  });
});
