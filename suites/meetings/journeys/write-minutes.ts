import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';
import { arranged, lined, officeOf, twoBridges } from '../prepare.ts';

/** When the meeting is over its minutes name who was there and who was not, and tell what was said and decided. */
export const writeMinutes = journey('meetings', 'write-minutes', async (stage) => {
  const accounts = twoBridges(stage);
  const guest = stage.account('secretary');
  const held = await arranged(stage, 'write-minutes', [...accounts, guest]);
  const room = await held.chaired.room();
  const secretary = (await officeOf(stage, 'secretary')).meeting(held.id);
  const notes = `Thống nhất lịch trực, ${stage.marker}`;
  const reason = `Đi công tác, ${stage.marker}`;
  const question = `Thông qua lịch trực, ${stage.marker}`;
  await stage.step('Các điểm cầu dự họp, thư ký ghi nội dung và người vắng mặt', async () => {
    for (const { unit } of accounts) await lined(stage, room, 'bridge', unit ?? undefined);
    await secretary.writeNotes(notes);
    await secretary.note(guest, 'absent', reason);
  });
  const [yes = ''] = (await productOf(stage)).choices;
  await stage.step('Một điểm cầu biểu quyết', async () => {
    await held.chaired.openVote(question, false);
    const bridge = (await officeOf(stage, 'bridge')).meeting(held.id);
    expect(await bridge.vote(yes), 'bỏ phiếu').toBe('được làm');
  });
  const names = (await held.chaired.roll()).map(({ name }) => name);
  await stage.step('Chủ trì kết thúc cuộc họp', () => held.chaired.end());
  const { present, absent, counted, text } = await held.chaired.minutes();
  await stage.step('Biên bản ghi đủ người dự, người vắng mặt và lý do', async () => {
    const [there, away] = [names.slice(0, accounts.length), names.slice(accounts.length)];
    const missing = there.filter((name) => !present.some((line) => line.startsWith(name)));
    expect(names.length, 'số người được mời').toBe(accounts.length + 1);
    expect(missing, 'người dự bị thiếu').toEqual([]);
    expect(absent, 'người vắng mặt').toEqual(away.map((name) => `${name}: ${reason}`));
    const right = { present: there.length, absent: away.length };
    expect(counted, 'số người biên bản ghi').toEqual(right);
  });
  await stage.step('Biên bản ghi nội dung và kết quả biểu quyết', async () => {
    expect(text, 'nội dung biên bản').toContain(held.arrangement.title);
    expect(text, 'nội dung biên bản').toContain(notes);
    expect(text, 'nội dung biên bản').toContain(question);
    expect(text, 'nội dung biên bản').toContain(`${yes} 1`);
  });
});
