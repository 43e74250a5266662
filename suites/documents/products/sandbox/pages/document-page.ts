import type { Locator, Page } from '@playwright/test';
import { expect } from '../../../../stage/expect.ts';
import type { FormValues } from '../../../../stage/html-fill.ts';
import { countOf, downloaded, factOn, textOf, textsOf } from '../../../../stage/shown.ts';
import type { DocumentAtDesk } from '../../../offer/document.ts';
import { rowsIn } from './list-page.ts';
import { opinionsIn, receiptsIn } from '../office.ts';
import { dayIn, doingsBy, DUE, FACTS, FORMS, STATE } from '../words.ts';

/** The page of one document: where it stands, what this person can do, its files and its history. */
export function documentPage(page: Page, base: string): DocumentAtDesk {
  const papers = () => page.getByRole('table', { name: 'Tệp văn bản' }).getByRole('link');
  return {
    ...doingsBy((form, values) => act(page, form, values)),
    open: async (id) => {
      await page.goto(`${base}/van-ban/${id}`);
      await expect(page.getByRole('heading', { level: 1, name: `Văn bản ${id}` })).toBeVisible();
    },
    state: () => textOf(factOn(page, STATE)),
    fact: (name) => textOf(factOn(page, FACTS[name])),
    due: async () => dayIn(await textOf(factOn(page, DUE))),
    can: async (doing) => (await countOf(formOn(page, FORMS[doing]))) > 0,
    papers: () => textsOf(papers()),
    paper: (name) => downloaded(page, papers().filter({ hasText: name })),
    receipts: async () => receiptsIn(await rowsIn(page, 'Tình trạng liên thông')),
    opinions: async () => opinionsIn(await rowsIn(page, 'Góp ý dự thảo')),
    history: () =>
      textsOf(
        page
          .getByRole('heading', { name: 'Quá trình xử lý' })
          .locator('xpath=following-sibling::*[1]')
          .getByRole('listitem'),
      ),
  };
}

export function formOn(page: Page, name: string): Locator {
  return page.getByRole('form', { name, exact: true });
}

/** Fills in an action's form and sends it. */
async function act(page: Page, name: string, values: FormValues): Promise<void> {
  const form = formOn(page, name);
  await fillIn(form, values);
  await form.getByRole('button', { name, exact: true }).click();
  await expect(page.getByRole('status')).toBeVisible();
}

/** Enters each value into the field with that label. */
export async function fillIn(form: Locator, values: FormValues): Promise<void> {
  for (const [label, value] of Object.entries(values)) {
    const field = form.getByRole('textbox', { name: label, exact: true });
    if (typeof value !== 'string') await form.getByLabel(label).setInputFiles([value].flat());
    else if ((await countOf(field)) > 0) await field.fill(value);
    else await choose(form.getByRole('combobox', { name: label, exact: true }), value);
  }
}

/** Chooses by the value or by the words that people read. */
async function choose(box: Locator, value: string): Promise<void> {
  const words = box.getByRole('option', { name: value, exact: true });
  await box.selectOption((await countOf(words)) > 0 ? { label: value } : value);
}
