import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import type { Entrance } from '../../../offer/desk.ts';
import { countOf } from '../../../../stage/shown.ts';

/** Signing in at VNeID, on the way to the province's site and to the national portal. */
export function entrancePage(page: Page, address: string, portal: () => string): Entrance {
  const heading = async (name: string) =>
    (await countOf(page.getByRole('heading', { level: 1, name }))) === 1;
  const signOut = async () =>
    (await countOf(page.getByRole('button', { name: 'Đăng xuất' }))) === 1;
  return {
    open: async () => {
      await page.goto(`${address}/dang-nhap`);
    },
    toIdentity: () => page.getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click(),
    asksIdentity: () => heading('Đăng nhập VNeID'),
    identify: (username, password) => identify(page, username, password),
    isIn: async () => (await heading('Hồ sơ của tôi')) && signOut(),
    toPortal: async () => {
      await page.goto(`${portal()}/dang-nhap`);
    },
    isInPortal: () => heading('Hồ sơ của tôi'),
  };
}

/** The national portal's own page of a citizen, reached through VNeID. */
export async function enterPortal(
  page: Page,
  portal: string,
  username: string,
  password: string,
): Promise<void> {
  await page.goto(`${portal}/dang-nhap`);
  await identify(page, username, password);
  await expect(page.getByRole('heading', { level: 1, name: 'Hồ sơ của tôi' })).toBeVisible();
}

async function identify(page: Page, username: string, password: string): Promise<void> {
  await page.getByLabel('Số định danh cá nhân').fill(username);
  await page.getByLabel('Mật khẩu').fill(password);
  await page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
}
