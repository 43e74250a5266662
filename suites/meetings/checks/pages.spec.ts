import { AxeBuilder } from '@axe-core/playwright';
import { roleName, platformOf } from '../../journey.ts';
import { productOf } from '../product.ts';
import { check, expect, test } from './suite.ts';

/** Traces of a program, its files or its database. */
const INNER_DETAILS =
  /\bat .+:\d+:\d+|node_modules|\.(?:ts|js|java|php|cs):\d+|Exception|SQLITE|ORA-\d+|stack trace/i;

test(
  ...check('errors-closed', async (stage) => {
    const { pages } = await productOf(stage);
    const request = await stage.anonymous();
    for (const { name, url } of [...pages.ordinary, ...pages.wrong])
      await stage.step(`Tiêu đề bảo mật của ${name}`, async () => {
        const headers = (await request.get(url)).headers();
        expect(headers['x-content-type-options'], 'X-Content-Type-Options').toBe('nosniff');
        expect(headers['content-security-policy'], 'Content-Security-Policy').toMatch(
          /frame-ancestors/,
        );
        expect(headers['referrer-policy'], 'Referrer-Policy').toBeTruthy();
        expect(headers['x-powered-by'], 'X-Powered-By').toBeUndefined();
      });
    for (const { name, url } of pages.wrong)
      await stage.step(`Trang lỗi ${name} không lộ chi tiết bên trong`, async () => {
        const answer = await request.get(url);
        expect(answer.status(), 'mã trả lời').toBeGreaterThanOrEqual(400);
        expect(await answer.text(), 'nội dung trang lỗi').not.toMatch(INNER_DETAILS);
      });
  }),
);

test(
  ...check('accessible', async (stage) => {
    const { pages } = await productOf(stage);
    const { page } = await stage.as('chair');
    for (const { name, url } of pages.accessible)
      await stage.step(`Trang ${name} dùng được với trình đọc màn hình`, async () => {
        await page.goto(url);
        const { violations } = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa'])
          .analyze();
        expect(
          violations.map(({ id, nodes }) => `${id}: ${nodes.length}`),
          'vi phạm',
        ).toEqual([]);
      });
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
