import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arrange, officeOf, twoBridges } from '../prepare.ts';
import { kindFor, settings } from '../settings.ts';

/** The chair arranges a meeting and invites bridges; each finds it in its own list, until it is removed. */
export const arrangeMeeting = journey('meetings', 'arrange-meeting', async (stage) => {
  const [home, other] = twoBridges(stage);
  const kind = kindFor('arrange-meeting');
  const place = `Hội trường, ${stage.marker}`;
  const held = await stage.step('Chủ trì tạo cuộc họp và mời hai điểm cầu', () =>
    arrange(stage, kind, [home, other], { place, lobby: true }),
  );
  const { title, startsAt, lobby } = held.arrangement;
  await stage.step('Danh sách mời có đủ hai điểm cầu, chưa ai điểm danh', async () => {
    const roll = await held.chaired.roll();
    expect(
      roll.map(({ attendance }) => attendance),
      'tình trạng',
    ).toEqual(['unknown', 'unknown']);
  });
  const bridge = await officeOf(stage, 'bridge', other.unit ?? undefined);
  // Other cases arrange and remove meetings of this bridge meanwhile, so that a list of several pages may be torn.
  const listed = async () => {
    const { titles, count } = await bridge.meetings();
    return { own: titles.filter((one) => one === title).length, missing: count - titles.length };
  };
  await stage.step('Danh sách của điểm cầu được mời có cuộc họp đó, đủ số dòng', async () => {
    await expect.poll(listed, 'danh sách cuộc họp').toEqual({ own: 1, missing: 0 });
  });
  await stage.step('Điểm cầu được mời mở được trang cuộc họp', async () => {
    const seen = bridge.meeting(held.id);
    const about = { title, place, startsAt, lobby, kind: settings().kinds[kind] };
    expect(await seen.about(), 'cuộc họp').toEqual(about);
    expect(await seen.state(), 'trạng thái').toBe('Sắp diễn ra');
    expect(await seen.room(), 'phòng họp').toBe(await held.chaired.room());
  });
  await stage.step(
    'Chủ trì xóa cuộc họp, danh sách của điểm cầu không còn cuộc họp đó',
    async () => {
      await held.remove();
      await expect.poll(listed, 'danh sách cuộc họp').toEqual({ own: 0, missing: 0 });
    },
  );
});
