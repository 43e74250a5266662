import type { Page } from '@playwright/test';
import type { Desk } from '../../../offer/office.ts';
import { NO_TEMPLATES } from '../lacking.ts';

/** Writing a new page in the folder of the home unit. */
export function draftingPage(page: Page, base: string, home: string): Desk['drafting'] {
  return {
    open: async () => void (await page.goto(`${base}/don-vi-${home}/++add++Document`)),
    openTemplate: NO_TEMPLATES,
    content: NO_TEMPLATES,
    fill: async ({ subject }) => {
      if (subject !== undefined)
        await page.locator('[name="form.widgets.IDublinCore.title"]').fill(subject);
    },
    save: async () => {
      await page.locator('[name="form.buttons.save"]').click();
      await page.waitForURL((url) => !url.pathname.includes('++add++'));
      const { pathname } = new URL(page.url());
      const id = pathname.slice(1).replace(/\/view$/, '');
      await page.goto(`${base}/${id}`);
      return id;
    },
  };
}
