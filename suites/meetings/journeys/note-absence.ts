import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, lined, officeOf, twoBridges } from '../prepare.ts';

/** The secretary notes who is there in person and who is absent, with the reason. */
export const noteAbsence = journey('meetings', 'note-absence', async (stage) => {
  const accounts = twoBridges(stage);
  const held = await arranged(stage, 'note-absence', [...accounts, stage.account('secretary')]);
  const secretary = (await officeOf(stage, 'secretary')).meeting(held.id);
  const reason = `Đi công tác, ${stage.marker}`;
  await stage.step('Thư ký ghi một điểm cầu có mặt trực tiếp, một điểm cầu vắng mặt', async () => {
    await secretary.note(accounts[0], 'in-person');
    await secretary.note(accounts[1], 'absent', reason);
  });
  await stage.step('Thư ký vào phòng, được ghi có mặt trực tuyến', async () => {
    await lined(stage, await held.chaired.room(), 'secretary');
    const states = (await held.chaired.roll()).map(({ attendance }) => attendance);
    expect(states, 'tình trạng').toEqual(['in-person', 'absent', 'online']);
  });
  await stage.step('Lý do vắng mặt được giữ', async () => {
    const [, absent] = await held.chaired.roll();
    expect(absent?.reason, 'lý do').toBe(reason);
  });
});
