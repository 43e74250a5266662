import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, lined, twoBridges } from '../prepare.ts';

/** The chair hands over: the new one has the chair's rights, the former one has them no more. */
export const handOverChair = journey('meetings', 'hand-over-chair', async (stage) => {
  const [home] = twoBridges(stage);
  const heir = stage.account('chair', undefined, 1);
  const held = await arranged(stage, 'hand-over-chair', [home, heir]);
  const room = await held.chaired.room();
  const former = await lined(stage, room, 'chair');
  const bridge = await lined(stage, room, 'bridge');
  const next = await lined(stage, room, 'chair', undefined, 1);
  await stage.step('Bàn giao quyền chủ trì', () => held.chaired.handOver(heir));
  await stage.step('Chủ trì mới tắt được mic của mọi người', async () => {
    next.muteAll();
    await expect.poll(() => bridge.mic(), 'mic của điểm cầu').toBe(false);
  });
  await stage.step('Chủ trì cũ không còn tắt được', async () => {
    bridge.setMic(true);
    const micOf = () => former.people().filter(({ isChair }) => !isChair);
    await expect.poll(() => micOf().some(({ mic }) => mic), 'có điểm cầu bật mic').toBe(true);
    former.muteAll();
    await expect.poll(() => former.refusals(), 'số lần bị từ chối').toBe(1);
  });
});
