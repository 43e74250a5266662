import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { addressOf } from '../../stage/target.ts';
import { ParcelPage } from '../pages/parcel-page.ts';

export const findParcel = journey('land-records', 'find-parcel', async (stage) => {
  const parcel = new ParcelPage(await stage.visitor());
  await stage.step('Tra cứu thửa đất', () =>
    parcel.find(addressOf(stage.target, 'land-records'), '12', '3'),
  );
  await stage.step('Thấy đúng thửa và người sử dụng', async () => {
    await expect(parcel.fact('Thửa đất')).toHaveText('Tờ 12, thửa 3');
    await expect(parcel.fact('Người sử dụng')).toHaveText('Hộ 12-3');
  });
});
