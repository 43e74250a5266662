import { platformOf, roleName } from '../../journey.ts';
import { expectUsable } from '../../stage/page-expectations.ts';
import { given } from '../prepare.ts';
import { productOf } from '../product.ts';
import { check, expect, test } from './suite.ts';

test(
  ...check('accessible', async (stage) => {
    const campaign = await given(stage, 'accessible');
    const { page } = await stage.as('reporter');
    const { report } = (await productOf(stage)).desk(page);
    await stage.step('Bảng nhập số liệu dùng được với trình đọc màn hình', async () => {
      await report.open(campaign.reports.get(stage.target.units.home) ?? '');
      await expectUsable(page);
    });
  }),
);

test(
  ...check('user-guide', async (stage) => {
    const { guide } = (await productOf(stage)).desk(await stage.visitor());
    for (const role of platformOf('reporting').roles)
      await stage.step(`Có hướng dẫn dành cho ${roleName(role)}`, async () => {
        await guide.open(roleName(role).toLocaleLowerCase('vi'));
        await expect.poll(() => guide.steps(), 'số bước').toBeGreaterThan(1);
      });
  }),
);
