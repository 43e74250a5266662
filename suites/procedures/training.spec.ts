import { AxeBuilder } from '@axe-core/playwright';
import { addressOf } from '../stage/target.ts';
import { configOfSuites, platformOf } from '../journey.ts';
import { procedureFor } from './settings.ts';
import { check, expect, test } from './test.ts';

const WCAG = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'];

test(
  ...check('accessible', async (stage) => {
    const base = addressOf(stage.target, 'procedures');
    const { page } = await stage.as('citizen');
    const procedure = procedureFor('file-online');
    const paths = ['/', `/nop-ho-so/${procedure}`, '/tra-cuu', '/phan-anh', '/ho-so-cua-toi'];
    for (const path of paths)
      await stage.step(`Trang ${path}`, async () => {
        await page.goto(`${base}${path}`);
        const { violations, passes } = await new AxeBuilder({ page }).withTags(WCAG).analyze();
        const told = violations.map(({ id, help, nodes }) => `${id}: ${help} (${nodes.length})`);
        expect(passes.length, 'số quy tắc đã kiểm').toBeGreaterThan(0);
        expect(told, 'vi phạm WCAG 2.1').toEqual([]);
      });
  }),
);

test(
  ...check('user-guide', async (stage) => {
    const base = addressOf(stage.target, 'procedures');
    const page = await stage.visitor();
    const { roles } = configOfSuites().roles;
    const people = platformOf('procedures').roles.filter((role) => role !== 'integration');
    for (const role of people) {
      const name = roles[role]?.name.vi.toLocaleLowerCase('vi') ?? role;
      await stage.step(`Hướng dẫn dành cho ${name}`, async () => {
        await page.goto(`${base}/huong-dan`);
        await page.getByRole('link', { name: `Hướng dẫn dành cho ${name}`, exact: true }).click();
        const steps = page.getByRole('main').getByRole('listitem');
        await expect(steps.first()).toBeVisible();
      });
    }
  }),
);
