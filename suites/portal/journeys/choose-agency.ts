import { journey } from '../../journey.ts';
import { expect } from '../../stage/expect.ts';
import { nameOf } from '../prepare.ts';
import { productOf } from '../product.ts';
import { procedureFor, settings } from '../settings.ts';

const composed = (names: readonly string[]) => names.map((name) => name.normalize('NFC'));

export const chooseAgency = journey('portal', 'choose-agency', async (stage) => {
  const { agencies } = (await productOf(stage)).desk(await stage.visitor());
  const { province, otherProvince } = settings();
  const name = nameOf(stage.target.units.home);
  await stage.step('Mở khối chọn cơ quan thực hiện', () =>
    agencies.open(procedureFor('choose-agency')),
  );
  await stage.step('Chọn tỉnh rồi gõ tên xã như người dân gõ', async () => {
    await agencies.choose('province', province);
    await agencies.offered('commune');
    const found = await agencies.search('commune', name);
    expect(composed(found), 'xã tìm được').toContain(name);
    await agencies.choose('commune', name);
    expect(await agencies.chosen('commune'), 'xã đã chọn').toBe(name);
  });
  await stage.step('Đổi sang tỉnh khác thì ô xã để trống', async () => {
    await agencies.choose('province', otherProvince);
    await expect.poll(() => agencies.chosen('province'), 'tỉnh đã chọn').toBe(otherProvince);
    expect(await agencies.chosen('commune'), 'xã đã chọn').not.toBe(name);
    const offered = composed(await agencies.offered('commune'));
    expect(offered.length, 'số xã của tỉnh kia').toBeGreaterThan(0);
    expect(offered, 'xã của tỉnh kia').not.toContain(name);
  });
});
