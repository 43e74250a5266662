import type { Page } from '@playwright/test';
import { parse } from 'node-html-parser';
import { expect } from '../../../../stage/expect.ts';
import { missing } from '../../../../stage/offered.ts';
import type { Counter, Filing } from '../../../offer/desk.ts';
import { APPLICANT } from '../applicant.ts';
import { dueFromToday } from '../changes.ts';
import { issueOn, issueUrl } from '../issue.ts';
import { attach } from './issue-page.ts';
import { contentOf, countOf } from '../../../../stage/shown.ts';

const NOT_CONNECTED = missing(
  'Redmine không kết nối Cơ sở dữ liệu quốc gia về dân cư',
  'Redmine is not connected to the population database',
);

async function residenceOf(page: Page, base: string): Promise<string> {
  const html = await (await page.request.get(`${base}/users/current`)).text();
  const line = parse(html)
    .querySelectorAll('#content li')
    .find((one) => one.text.includes('Nơi thường trú'));
  return line?.text.split(':')[1]?.trim() ?? '';
}

/** Opens the form for a new issue of a unit, with the procedure filled in. */
async function openForm(page: Page, base: string, unit: string, procedure: string): Promise<void> {
  await page.goto(`${base}/projects/don-vi-${unit}/issues/new`);
  await page.getByLabel('Mã thủ tục').fill(procedure);
}

async function describe(page: Page, content: string): Promise<void> {
  await page.getByLabel('Chủ đề').fill(content);
  await page.getByLabel('Họ và tên').fill(APPLICANT.name);
  await page.getByLabel('Số định danh cá nhân').fill(APPLICANT.id);
}

async function create(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Tạo', exact: true }).click();
}

async function codeShown(page: Page, within?: number): Promise<string> {
  const options = within === undefined ? {} : { timeout: within };
  await expect(page.locator('#flash_notice')).toBeVisible(options);
  return issueOn(await contentOf(page)).code;
}

/** Filing online: a new issue of the unit's project. */
export function filingPage(page: Page, base: string, home: string): Filing {
  let wanted = '';
  return {
    open: async (procedure) => {
      wanted = procedure;
      await openForm(page, base, home, procedure);
    },
    prescribed: missing(
      'Redmine không công bố thành phần hồ sơ của thủ tục',
      'Redmine publishes nothing of what a procedure prescribes',
    ),
    mandatory: missing(
      'Redmine không công bố thành phần hồ sơ của thủ tục',
      'Redmine publishes nothing of what a procedure prescribes',
    ),
    // The form fills in nothing; where somebody lives stands in their account.
    prefilled: async (field) =>
      field === 'residence' ? residenceOf(page, base) : (NOT_CONNECTED as () => never)(),
    fill: async ({ content, declaration, enclosures, unit }) => {
      if (unit !== undefined && unit !== home) await openForm(page, base, unit, wanted);
      await describe(page, content);
      if (declaration !== undefined) await attach(page, declaration);
      if (typeof enclosures === 'string') await attachPath(page, enclosures);
      else for (const paper of enclosures ?? []) await attach(page, paper);
    },
    send: () => create(page),
    code: (within) => codeShown(page, within),
    papers: async () => issueOn(await contentOf(page)).papers.map(({ name }) => name),
  };
}

async function attachPath(page: Page, file: string): Promise<void> {
  const sent = page.waitForResponse((answer) => /\/uploads\.js/.test(answer.url()));
  await page.locator('.attachments_form input[type=file]').last().setInputFiles(file);
  await sent;
}

/** Taking a dossier at the counter: the officer's own new issue; the slip is Redmine's paper of it. */
export function counterPage(page: Page, base: string, home: string): Counter {
  const issue = async () => issueOn(await contentOf(page));
  return {
    open: (procedure) => openForm(page, base, home, procedure),
    fill: async ({ content }) => {
      await describe(page, content);
      await page.getByLabel('Hết hạn').fill(dueFromToday());
    },
    send: () => create(page),
    slip: {
      isShown: async () =>
        (await countOf(page.getByRole('link', { name: 'PDF', exact: true }))) > 0,
      code: async () => (await issue()).code,
      due: async () => (await issue()).days.due,
      canBePrinted: async () => {
        const { code } = await issue();
        const answer = await page.request.get(`${issueUrl(base, code)}.pdf`);
        return answer.ok() && (await answer.body()).subarray(0, 5).toString('latin1') === '%PDF-';
      },
    },
  };
}
