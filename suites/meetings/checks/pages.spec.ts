import { roleName, platformOf } from '../../journey.ts';
import {
  expectErrorClosed,
  expectProtected,
  expectPagesUsable,
} from '../../stage/page-expectations.ts';
import { productOf } from '../product.ts';
import { settings } from '../settings.ts';
import { check, expect, test } from './suite.ts';

const lowered = (text: string) => text.toLocaleLowerCase('vi');

test(
  ...check('errors-closed', async (stage) => {
    const { pages } = await productOf(stage);
    const request = await stage.anonymous();
    for (const { name, url } of [...pages.ordinary, ...pages.wrong])
      await stage.step(`Tiêu đề bảo mật của ${name}`, () => expectProtected(request, url));
    for (const { name, url } of pages.wrong)
      await stage.step(`Trang lỗi ${name} không lộ chi tiết bên trong`, () =>
        expectErrorClosed(request, url),
      );
  }),
);

test(
  ...check('accessible', async (stage) => {
    const { pages } = await productOf(stage);
    const { page } = await stage.as('chair');
    await expectPagesUsable(stage, page, pages);
  }),
);

test(
  ...check('user-guide', async (stage) => {
    const { guide } = await productOf(stage);
    const request = await stage.anonymous();
    const people = platformOf('meetings').roles;
    for (const role of people)
      await stage.step(`Có hướng dẫn dành cho ${roleName(role)}`, async () => {
        const steps = await guide(request, lowered(roleName(role)));
        expect(steps.length, 'số bước').toBeGreaterThan(1);
        const said = lowered(steps.join(' '));
        const missing = (settings().guides[role] ?? []).filter(
          (one) => !said.includes(lowered(one)),
        );
        expect(missing, 'việc hướng dẫn không nói đến').toEqual([]);
      });
  }),
);
