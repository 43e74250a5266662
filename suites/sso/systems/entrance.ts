import type { Page } from '@playwright/test';
import type { Account } from '../../../config/targets/target.ts';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import { countOf, factOn, textOf } from '../../stage/shown.ts';
import type { Entrance } from '../offer/entrance.ts';
import { addressOfSystem } from './addresses.ts';
import { oneTimeCode } from '../openid/one-time-code.ts';
import type { ProviderPages, Question } from '../openid/pages.ts';

/** The sign-in in a window. */
export function entranceOn(page: Page, target: ResolvedTarget, pages: ProviderPages): Entrance {
  const answer = async ({ button, values }: Question, account: Account, own: string) => {
    for (const [label, value] of Object.entries(values(account, own)))
      await page.locator('input').and(page.getByLabel(label)).fill(String(value));
    await page.getByRole('button', { name: button, exact: true }).click();
  };
  const isHeaded = async (name: string) =>
    (await countOf(page.getByRole('heading', { level: 1, name, exact: true }))) === 1;
  return {
    async open(system) {
      await page.goto(addressOfSystem(target, system));
      await page
        .getByRole('banner')
        .getByRole('link', { name: 'Đăng nhập một lần', exact: true })
        .click();
    },
    password: (account) => answer(pages.password, account, account.password),
    secondFactor: (account) => answer(pages.secondFactor, account, oneTimeCode(account)),
    asksSecondFactor: () => pages.asksSecondFactor(page),
    isIn: () => isHeaded('Trang của tôi'),
    level: () => textOf(factOn(page, 'Mức bảo đảm')),
    important: () => page.getByRole('link', { name: 'Việc quan trọng' }).click(),
    mayDoImportant: () => isHeaded('Việc quan trọng'),
  };
}
