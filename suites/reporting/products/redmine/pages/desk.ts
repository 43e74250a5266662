import type { Page } from '@playwright/test';
import { missing } from '../../../../stage/offered.ts';
import { expect } from '../../../../stage/expect.ts';
import type { Desk } from '../../../offer/desk.ts';
import { NO_LOG } from '../lacking.ts';
import { campaignPage } from './campaign-page.ts';
import { reportPage } from './report-page.ts';

/** What somebody does and sees in a window of Redmine. */
export function deskOf(page: Page, base: string): Desk {
  return {
    report: reportPage(page, base),
    campaign: campaignPage(page, base),
    accounts: { stop: NO_LOG, allow: NO_LOG, logged: NO_LOG },
    list: {
      open: async () => {
        const newest = new URLSearchParams([
          ['set_filter', '1'],
          ['sort', 'id:desc'],
        ]);
        await page.goto(`${base}/issues?${newest}`);
        await expect(page.getByRole('heading', { level: 2, name: 'Vấn đề' })).toBeVisible();
      },
      openReport: async (title) => {
        await page.getByRole('link', { name: title, exact: true }).first().click();
        await expect(page.locator('#content .issue.details')).toBeVisible();
      },
    },
    guide: missing('Redmine không có hướng dẫn theo vai trò', 'Redmine has no guide for each role'),
  };
}
