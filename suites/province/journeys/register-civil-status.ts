import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { connected } from '../../lgsp/prepare.ts';
import { arrived, handle, handledUntil } from '../prepare.ts';

/** When the leader has signed, civil status is registered once, under the code of the dossier. */
export const registerCivilStatus = journey('province', 'register-civil-status', async (stage) => {
  const filed = await arrived(stage, 'register-civil-status');
  const { calls } = await connected(stage.on('lgsp'), 'commune-system');
  const { home } = stage.target.units;
  const registered = async () => (await calls.civil.status(home, filed.code)).registrations;
  await stage.given('hồ sơ chờ lãnh đạo ký', () => handledUntil(stage, filed, 'submitted'));
  await stage.step('Chưa ký thì chưa đăng ký hộ tịch', async () => {
    expect((await registered()).length, 'số lần đăng ký').toBe(0);
  });
  await stage.step('Lãnh đạo ký số kết quả', () => handle(stage, filed, 'signed'));
  await stage.step('Hộ tịch được đăng ký đúng một lần theo mã hồ sơ', async () => {
    await expect.poll(async () => (await registered()).length, 'số lần đăng ký').toBe(1);
    await expect
      .poll(() => filed.office.status(filed.code), 'trạng thái trên Cổng')
      .not.toBe('Đang xử lý');
    expect((await registered()).length, 'số lần đăng ký').toBe(1);
  });
});
