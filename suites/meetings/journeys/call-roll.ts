import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { allBridges, arranged, lined, linedAll } from '../prepare.ts';

/** All bridges of the province come in, and the roll has every one of them. */
export const callRoll = journey('meetings', 'call-roll', async (stage) => {
  const bridges = allBridges(stage);
  const held = await arranged(stage, 'call-roll', bridges);
  const room = await held.chaired.room();
  const chair = await lined(stage, room, 'chair');
  const lines = await stage.step('Mọi điểm cầu vào phòng họp', () => linedAll(stage, room));
  await stage.step('Không điểm cầu nào bị từ chối', async () => {
    const outside = lines.filter((line) => line.standing() !== 'trong phòng');
    expect(outside.length, 'số điểm cầu ở ngoài').toBe(0);
    const count = bridges.length + 1;
    await expect.poll(() => chair.people().length, 'số người chủ trì thấy').toBe(count);
  });
  await stage.step('Bảng điểm danh ghi có mặt mọi điểm cầu', async () => {
    const roll = await held.chaired.roll();
    const missing = roll.filter(({ attendance }) => attendance !== 'online');
    expect(roll.length, 'số dòng điểm danh').toBe(bridges.length);
    expect(
      missing.map(({ name }) => name),
      'điểm cầu thiếu',
    ).toEqual([]);
  });
});
