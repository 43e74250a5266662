import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { figuresOf } from '../media/figures.ts';
import { heardNumber, received, seenNumber } from '../media/judged.ts';
import { arranged, gathering, inTouch, isInTime, isSteady, twoBridges } from '../prepare.ts';

/** How long the machine's own sound is measured, in ms: two tones. */
const OWN_MS = 2_300;

/** Two bridges and the chair hear and see each other: each measures what it gets of the others. */
export const meet = journey('meetings', 'meet', async (stage) => {
  const { home, other } = stage.target.units;
  const held = await arranged(stage, 'meet', twoBridges(stage));
  const { chair, all } = await stage.step('Chủ trì và hai điểm cầu vào phòng họp', () =>
    gathering(stage, held, [home, other]),
  );
  await stage.step('Tiếng và hình bắt đầu đến nơi', () => inTouch(all));
  await stage.step('Ai cũng nghe và thấy đúng những người còn lại', async () => {
    const steady = await isSteady(all);
    const [results, own] = await Promise.all([
      Promise.all(all.map((one) => received(one))),
      chair.baseline(OWN_MS),
    ]);
    // What windows measured while this machine held them up, or was itself late, is no figure of the platform's.
    if ((await steady()) && isInTime(own)) stage.measured(figuresOf(results.flat()));
    for (const [n, one] of all.entries()) {
      const { unit, username } = one.actor.account;
      const others = all.filter((another) => another !== one).map(({ number }) => number);
      const got = results[n] ?? [];
      for (const each of got)
        expect.soft(heardNumber(each), `${unit ?? username} nghe ${each.from}`).toBeDefined();
      expect(sorted(got.map(heardNumber)), `những người ${unit ?? username} nghe`).toEqual(
        sorted(others),
      );
      expect(sorted(got.map(seenNumber)), `những người ${unit ?? username} thấy`).toEqual(
        sorted(others),
      );
    }
  });
  await stage.step('Kết thúc cuộc họp', async () => {
    await held.chaired.end();
    await expect.poll(() => chair.room.message(), 'thông báo trong phòng').toMatch(/kết thúc/i);
  });
});

const sorted = (all: readonly (number | undefined)[]) =>
  all.filter((one) => one !== undefined).toSorted((a, b) => a - b);
