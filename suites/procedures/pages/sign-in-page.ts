import type { Locator, Page } from '@playwright/test';

/** Signing in on the province's site, and at VNeID when it leads there. */
export class SignInPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(address: string): Promise<void> {
    await this.page.goto(`${address}/dang-nhap`);
  }

  async toVneid(): Promise<void> {
    await this.page.getByRole('link', { name: 'Đăng nhập bằng VNeID' }).click();
  }

  vneidHeading(): Locator {
    return this.page.getByRole('heading', { level: 1, name: 'Đăng nhập VNeID' });
  }

  async enterAtVneid(account: string, password: string): Promise<void> {
    await this.page.getByLabel('Số định danh cá nhân').fill(account);
    await this.page.getByLabel('Mật khẩu').fill(password);
    await this.page.getByRole('button', { name: 'Đăng nhập', exact: true }).click();
  }

  signOutButton(): Locator {
    return this.page.getByRole('button', { name: 'Đăng xuất' });
  }
}
