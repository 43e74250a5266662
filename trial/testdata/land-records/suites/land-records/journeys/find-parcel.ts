import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { productOf } from '../product.ts';

export const findParcel = journey('land-records', 'find-parcel', async (stage) => {
  const lookUp = (await productOf(stage)).lookUp(await stage.visitor());
  await stage.step('Tra cứu thửa đất', () => lookUp.find({ map: 12, parcel: 3 }));
  await stage.step('Thấy đúng thửa và người sử dụng', async () => {
    await expect.poll(() => lookUp.shown(), 'thửa đất').toBe('Tờ 12, thửa 3');
    await expect.poll(() => lookUp.holder(), 'người sử dụng').toBe('Hộ 12-3');
  });
});
