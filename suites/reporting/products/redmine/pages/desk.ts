import type { Page } from '@playwright/test';
import { missing } from '../../../../stage/offered.ts';
import { expect } from '../../../../stage/expect.ts';
import type { Desk } from '../../../offer/desk.ts';
import { FIELD } from '../fields.ts';
import { NO_LOG, NO_TEMPLATES } from '../lacking.ts';
import { campaignPage } from './campaign-page.ts';
import { reportPage } from './report-page.ts';

/** What somebody does and sees in a window of Redmine. */
export function deskOf(page: Page, base: string): Desk {
  const openList = async (by: [filter: string, value: string][] = []) => {
    const newest = new URLSearchParams([['set_filter', '1'], ['sort', 'id:desc'], ...by]);
    await page.goto(`${base}/issues?${newest}`);
    await expect(page.getByRole('heading', { level: 2, name: 'Vấn đề' })).toBeVisible();
  };
  return {
    report: reportPage(page, base),
    campaign: campaignPage(page, base),
    accounts: { stop: NO_LOG, allow: NO_LOG, logged: NO_LOG },
    list: {
      open: () => openList(),
      find: async (period) => {
        const offered = page.locator('#add_filter_select option');
        const field = await offered.filter({ hasText: FIELD.period }).first().getAttribute('value');
        // Without a word on the status it lists what is open.
        await openList([
          ['status_id', '*'],
          [field ?? '', period],
        ]);
      },
      openReport: async (title) => {
        await page.getByRole('link', { name: title, exact: true }).first().click();
        await expect(page.locator('#content .issue.details')).toBeVisible();
      },
    },
    templates: NO_TEMPLATES,
    guide: missing('Redmine không có hướng dẫn theo vai trò', 'Redmine has no guide for each role'),
  };
}
