import { configOfSuites, platformOf } from '../../journey.ts';
import { expectUsableAt } from '../../stage/page-expectations.ts';
import { productOf } from '../product.ts';
import { check, expect, test } from './suite.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

test(
  ...check('accessible', async (stage) => {
    const { accessible } = await productOf(stage);
    const { page } = await stage.as('citizen');
    for (const { name, url } of accessible)
      await stage.step(`Trang ${name}`, () => expectUsableAt(page, url, WCAG));
  }),
);

test(
  ...check('user-guide', async (stage) => {
    const product = await productOf(stage);
    const { guide } = product.desk(await stage.visitor());
    const { roles, permissions: all } = configOfSuites().roles;
    const permissions = all['procedures'] ?? {};
    const may = (role: string, one: string) => permissions[one]?.roles.includes(role) === true;
    const people = platformOf('procedures').roles.filter((role) => role !== 'integration');
    for (const role of people) {
      const name = roles[role]?.name.vi.toLocaleLowerCase('vi') ?? role;
      await stage.step(`Hướng dẫn dành cho ${name}`, async () => {
        await guide.open(name);
        await expect.poll(() => guide.steps(), 'số bước hướng dẫn').toBeGreaterThan(0);
        const lacking = await guide.lacks(Object.keys(permissions).filter((one) => may(role, one)));
        const titles = lacking.map((one) => permissions[one]?.title.vi);
        expect(titles, 'việc mà hướng dẫn không nói đến').toEqual([]);
      });
    }
  }),
);
