import { roleName, platformOf } from '../../journey.ts';
import {
  expectErrorClosed,
  expectProtected,
  expectPagesUsable,
} from '../../stage/page-expectations.ts';
import { productOf } from '../product.ts';
import { check, expect, test } from './suite.ts';

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
        const steps = await guide(request, roleName(role).toLocaleLowerCase('vi'));
        expect(steps.length, 'số bước').toBeGreaterThan(1);
      });
  }),
);
