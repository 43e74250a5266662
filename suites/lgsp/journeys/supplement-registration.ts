import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { civilData, connected, registration } from '../prepare.ts';

export const supplementRegistration = journey('lgsp', 'supplement-registration', async (stage) => {
  const { calls } = await connected(stage, 'commune-system');
  const sent = registration(stage, 'LTKS', { withPapers: false });
  const states = async () =>
    (await calls.civil.status(sent.unit, sent.dossier)).registrations.map(({ state }) => state);
  await stage.given('đã gửi đăng ký thiếu giấy tờ', async () => {
    expect((await calls.civil.register(sent)).code, 'mã trả lời').toBe('1');
    await expect.poll(async () => (await states()).length, 'số hồ sơ tìm thấy').toBe(1);
  });
  await stage.step('Hồ sơ được yêu cầu bổ sung', () =>
    expect.poll(states, 'trạng thái hồ sơ').toEqual(['2']),
  );
  await stage.step('Gửi giấy tờ bổ sung', async () => {
    const data = civilData('Nguyễn Thị Kiểm Thử', stage.marker);
    const { code } = await calls.civil.supplement(sent.unit, sent.dossier, data);
    expect(code, 'mã trả lời').toBe('1');
  });
  await stage.step('Hồ sơ đi đến trạng thái hoàn thành', () =>
    expect.poll(states, 'trạng thái hồ sơ').toEqual(['4']),
  );
});
