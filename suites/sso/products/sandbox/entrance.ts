import type { Page } from '@playwright/test';
import type { ResolvedTarget } from '../../../../config/targets/resolve.ts';
import { factOn, textOf } from '../../../stage/shown.ts';
import type { Entrance } from '../../offer/entrance.ts';
import { addressOfSystem } from './addresses.ts';
import { oneTimeCode } from './one-time-code.ts';

/** The sign-in in a window. */
export function entranceOn(page: Page, target: ResolvedTarget): Entrance {
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const isHeaded = async (name: string) =>
    (await page.getByRole('heading', { level: 1, name, exact: true }).count()) === 1;
  return {
    async open(system) {
      await page.goto(addressOfSystem(target, system));
      await page
        .getByRole('banner')
        .getByRole('link', { name: 'Đăng nhập một lần', exact: true })
        .click();
    },
    async password({ username, password }) {
      await page.getByLabel('Tên tài khoản').fill(username);
      await page.getByLabel('Mật khẩu').fill(password);
      await press('Đăng nhập');
    },
    async secondFactor(account) {
      await page.getByLabel('Mã xác thực').fill(oneTimeCode(account));
      await press('Xác nhận');
    },
    asksSecondFactor: () => isHeaded('Xác thực bước hai'),
    isIn: () => isHeaded('Trang của tôi'),
    level: () => textOf(factOn(page, 'Mức bảo đảm')),
    important: () => page.getByRole('link', { name: 'Việc quan trọng' }).click(),
    mayDoImportant: () => isHeaded('Việc quan trọng'),
  };
}
