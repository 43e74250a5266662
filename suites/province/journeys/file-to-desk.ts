import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { fileOnPortal, oneStop, statusAtUnit } from '../prepare.ts';

/** A citizen files on the portal; the commune finds the dossier under the same code. */
export const fileToDesk = journey('province', 'file-to-desk', async (stage) => {
  const { code, office } = await stage.step('Công dân nộp hồ sơ trên Cổng', () =>
    fileOnPortal(stage, 'file-to-desk'),
  );
  await stage.step('Hồ sơ về hệ thống một cửa của xã với mã đó', () =>
    expect.poll(() => statusAtUnit(stage, code), 'trạng thái ở xã').not.toBe(''),
  );
  await stage.step('Cán bộ một cửa tìm thấy hồ sơ trong danh sách của xã', async () => {
    const officer = await stage.on('procedures').as('one-stop');
    const { unitList } = (await oneStop(stage)).desk(officer.page);
    await unitList.open();
    await unitList.find(code);
    expect(await unitList.has(code), 'có trong danh sách').toBe(true);
  });
  await stage.step('Trạng thái ở hai nơi như nhau', async () => {
    expect(await statusAtUnit(stage, code), 'trạng thái ở xã').toBe(await office.status(code));
  });
});
