import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, lined, twoBridges } from '../prepare.ts';

/** A bridge waits in the lobby until the chair lets it in. */
export const waitInLobby = journey('meetings', 'wait-in-lobby', async (stage) => {
  const [home] = twoBridges(stage);
  const held = await arranged(stage, 'wait-in-lobby', [home], { lobby: true });
  const room = await held.chaired.room();
  const chair = await lined(stage, room, 'chair');
  const bridge = await lined(stage, room, 'bridge');
  await stage.step('Điểm cầu ở phòng chờ, không thấy ai trong phòng', async () => {
    expect(bridge.standing(), 'điểm cầu').toBe('phòng chờ');
    expect(bridge.people(), 'những người nó thấy').toEqual([]);
  });
  await stage.step('Chủ trì thấy người chờ và duyệt vào', async () => {
    const waiting = () => chair.people().filter(({ inside }) => !inside);
    await expect.poll(() => waiting().length, 'số người chờ').toBe(1);
    chair.admit(waiting()[0]?.name ?? '');
    await expect.poll(() => bridge.standing(), 'điểm cầu').toBe('trong phòng');
  });
});
