import type { Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import { AnswerError } from '../../../../stage/precondition.ts';
import type { DocumentAtDesk } from '../../../offer/document.ts';
import * as lack from '../lacking.ts';
import { itemAt, stateOf } from '../page-item.ts';
import { countOf } from '../../../../stage/shown.ts';

/** A page of Plone in somebody's window. Its id is its path below the site. */
export function documentPage(page: Page, base: string): DocumentAtDesk {
  const item = () => itemAt(page.request, page.url().replace(/\/(?:view)?$/, ''));
  return {
    open: async (id) => {
      const answer = await page.goto(`${base}/${id}`);
      if (answer?.ok() !== true || new URL(page.url()).pathname !== `/${id}`)
        throw new AnswerError(`không mở được ${id}`);
    },
    state: async () => stateOf(await item()),
    fact: async (name) => {
      if (name === 'subject') return (await item()).title;
      if (name === 'comment') return (await item()).opinion;
      return (lack.NOT_DESCRIBED as () => never)();
    },
    submit: () => move(page, 'submit'),
    comment: (text) => move(page, 'reject', text),
    approve: () => move(page, 'publish'),
    ...{ register: lack.NO_EXCHANGE, sendBack: lack.NO_EXCHANGE, receipts: lack.NO_EXCHANGE },
    ...{ suggest: lack.NO_HANDLING, instruct: lack.NO_HANDLING, forward: lack.NO_HANDLING },
    ...{ process: lack.NO_HANDLING, finish: lack.NO_HANDLING, urge: lack.NO_HANDLING },
    ...{ sign: lack.NO_SIGNATURE, number: lack.NO_BOOKS, issue: lack.NO_EXCHANGE },
    ...{ recall: lack.NO_EXCHANGE, update: lack.NO_EXCHANGE, due: lack.NO_HANDLING },
    ...{ opine: lack.NOT_DESCRIBED, opinions: lack.NOT_DESCRIBED, fileInto: lack.NO_WORK_FILES },
    ...{ remove: lack.NOT_DESCRIBED, can: lack.NOT_DESCRIBED, history: lack.NOT_DESCRIBED },
    ...{ papers: lack.NOT_DESCRIBED, paper: lack.NOT_DESCRIBED },
  };
}

/** Moves a page by the form that takes a comment, and comes back to the page. */
async function move(page: Page, action: string, comment?: string): Promise<void> {
  const back = page.url();
  await page.goto(`${back}/content_status_history`);
  const choice = page.locator(`input[name=workflow_action][value=${action}]`);
  // What this person may not do, or the workflow has not, is not among the choices.
  if ((await countOf(choice)) === 0) throw new AnswerError(`trang không có bước “${action}”`);
  await choice.check();
  if (comment !== undefined) await page.locator('textarea[name=comment]').fill(comment);
  await page.locator('input[name="form.button.Publish"]').click();
  await expect(page.locator('#edit_form')).toHaveCount(0);
  await page.goto(back);
}
