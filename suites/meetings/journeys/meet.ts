import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { PreconditionError } from '../../stage/precondition.ts';
import { figuresOf } from '../media/figures.ts';
import { heardNumber, received, seenNumber } from '../media/judged.ts';
import type { Received } from '../media/judged.ts';
import type { Participant } from '../offer/room.ts';
import { arranged, fairly, gathering, HELD_UP, inTouch, isInTime, twoBridges } from '../prepare.ts';

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
    const measure = () => Promise.all(all.map((one) => received(one)));
    const measured = await fairly(all, measure, { isWell: (got) => isRight(all, got) });
    if (measured === undefined) throw new PreconditionError(HELD_UP);
    const got = measured.result;
    // What windows measured while this machine held them up, or was itself late, is no figure of the platform's.
    if (measured.fair && isInTime(await chair.baseline(OWN_MS)))
      stage.measured(figuresOf(got.flat()));
    for (const [n, one] of all.entries()) {
      const { unit, username } = one.actor.account;
      const each = got[n] ?? [];
      for (const from of each)
        expect.soft(heardNumber(from), `${unit ?? username} nghe ${from.from}`).toBeDefined();
      const others = othersOf(all, one);
      expect(sorted(each.map(heardNumber)), `những người ${unit ?? username} nghe`).toEqual(others);
      expect(sorted(each.map(seenNumber)), `những người ${unit ?? username} thấy`).toEqual(others);
    }
  });
  await stage.step('Kết thúc cuộc họp', async () => {
    await held.chaired.end();
    await expect.poll(() => chair.room.message(), 'thông báo trong phòng').toMatch(/kết thúc/i);
  });
});

/** Whether each hears and sees all the others. */
function isRight(all: readonly Participant[], got: readonly Received[][]): boolean {
  return all.every((one, n) => {
    const others = othersOf(all, one).join();
    const each = got[n] ?? [];
    return [heardNumber, seenNumber].every((of) => sorted(each.map(of)).join() === others);
  });
}

/** The numbers of the others. */
function othersOf(all: readonly Participant[], one: Participant): number[] {
  return sorted(all.filter((another) => another !== one).map(({ number }) => number));
}

const sorted = (all: readonly (number | undefined)[]) =>
  all.filter((one) => one !== undefined).toSorted((a, b) => a - b);
