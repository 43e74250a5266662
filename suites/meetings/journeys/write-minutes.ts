import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arranged, lined, officeOf, twoBridges } from '../prepare.ts';

/** When the meeting is over its minutes name everybody who was there. */
export const writeMinutes = journey('meetings', 'write-minutes', async (stage) => {
  const accounts = twoBridges(stage);
  const held = await arranged(stage, 'write-minutes', accounts);
  const room = await held.chaired.room();
  const notes = `Thống nhất lịch trực, ${stage.marker}`;
  await stage.step('Các điểm cầu dự họp, thư ký ghi nội dung', async () => {
    for (const { unit } of accounts) await lined(stage, room, 'bridge', unit ?? undefined);
    await (await officeOf(stage, 'secretary')).meeting(held.id).writeNotes(notes);
  });
  await stage.step('Chủ trì kết thúc cuộc họp', () => held.chaired.end());
  await stage.step('Biên bản ghi đủ người dự và nội dung', async () => {
    const names = (await held.chaired.roll()).map(({ name }) => name);
    const { present, text } = await held.chaired.minutes();
    const missing = names.filter((name) => !present.some((line) => line.startsWith(name)));
    expect(names.length, 'số người được mời').toBe(accounts.length);
    expect(missing, 'người dự bị thiếu').toEqual([]);
    expect(text, 'nội dung biên bản').toContain(notes);
  });
});
