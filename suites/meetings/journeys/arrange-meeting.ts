import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, officeOf, twoBridges } from '../prepare.ts';

/** The chair arranges a meeting and invites bridges; each finds it in its own list. */
export const arrangeMeeting = journey('meetings', 'arrange-meeting', async (stage) => {
  const [home, other] = twoBridges(stage);
  const held = await arranged(stage, 'arrange-meeting', [home, other]);
  await stage.step('Danh sách mời có đủ hai điểm cầu, chưa ai điểm danh', async () => {
    const roll = await held.chaired.roll();
    expect(
      roll.map(({ attendance }) => attendance),
      'tình trạng',
    ).toEqual(['unknown', 'unknown']);
  });
  await stage.step('Điểm cầu được mời mở được trang cuộc họp', async () => {
    const bridge = await officeOf(stage, 'bridge', other.unit ?? undefined);
    expect(await bridge.meeting(held.id).state(), 'trạng thái').toBe('Sắp diễn ra');
    expect(await bridge.meeting(held.id).room(), 'phòng họp').toBe(await held.chaired.room());
  });
});
