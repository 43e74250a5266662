import { expect } from '../stage/expect.ts';
import type { Stage } from '../stage/stage.ts';
import { connected, registration } from './prepare.ts';

/** A commune's system registers civil status and follows it until the ministry is done. */
export async function registered(stage: Stage, module: string): Promise<void> {
  const { calls } = await connected(stage, 'commune-system');
  const sent = registration(stage, module);
  const number = await stage.step('Gửi đăng ký hộ tịch', async () => {
    const { code, number } = await calls.civil.register(sent);
    expect(code, 'mã trả lời').toBe('1');
    return number;
  });
  await stage.step('Tìm thấy hồ sơ bằng mã hồ sơ', async () => {
    const { code, registrations } = await calls.civil.status(sent.unit, sent.dossier);
    expect(code, 'mã trả lời').toBe('1');
    expect(
      registrations.map((one) => one.number),
      'số đăng ký',
    ).toEqual([number]);
  });
  await stage.step('Hồ sơ đi đến trạng thái hoàn thành', () =>
    expect
      .poll(
        async () =>
          (await calls.civil.status(sent.unit, sent.dossier)).registrations.map(
            ({ state }) => state,
          ),
        'trạng thái hồ sơ',
      )
      .toEqual(['4']),
  );
}
