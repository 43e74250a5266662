import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { arrived, handBack, handle, statusAtUnit } from '../prepare.ts';

/** While the commune works the citizen reads the same status on the portal after each step. */
export const followStatus = journey('province', 'follow-status', async (stage) => {
  const filed = await arrived(stage, 'follow-status');
  const agree = async () => {
    const here = await statusAtUnit(stage, filed.code);
    expect(here, 'trạng thái ở xã').not.toBe('');
    await expect.poll(() => filed.office.status(filed.code), 'trạng thái trên Cổng').toBe(here);
  };
  await stage.step('Xã tiếp nhận, Cổng hiện cùng trạng thái', async () => {
    await handle(stage, filed, 'received');
    await agree();
  });
  await stage.step('Xã phân công xử lý, Cổng hiện cùng trạng thái', async () => {
    await handle(stage, filed, 'assigned');
    await agree();
  });
  await stage.step('Lãnh đạo ký số, Cổng hiện cùng trạng thái', async () => {
    for (const step of ['assessed', 'submitted', 'signed'] as const)
      await handle(stage, filed, step);
    await agree();
  });
  await stage.step('Xã trả kết quả, Cổng hiện cùng trạng thái', async () => {
    await handBack(stage, filed);
    await agree();
  });
});
