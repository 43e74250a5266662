import type { Locator, Page } from '@playwright/test';
import { parse } from 'node-html-parser';
import { AnswerError } from '../../../../stage/precondition.ts';
import type { Desk, ListedDossier, Store, UnitList } from '../../../offer/desk.ts';
import { dayOf, issueOn, issueUrl, STATUS } from '../issue.ts';
import { contentOf, countOf } from '../../../../stage/shown.ts';

const COLUMNS = new URLSearchParams([
  ['set_filter', '1'],
  ['f[]', 'status_id'],
  ['op[status_id]', '*'],
  ['c[]', 'cf_1'],
  ['c[]', 'status'],
  ['c[]', 'created_on'],
  ['sort', 'id:desc'],
]);

function row(page: Page, code: string): Locator {
  return page.locator('table.issues tr.issue').filter({ hasText: code });
}

/** The issues of an officer's unit, newest first. */
export function unitListPage(page: Page, base: string, home: string): UnitList {
  const list = `${base}/projects/don-vi-${home}/issues?${COLUMNS}`;
  return {
    open: async () => void (await page.goto(list)),
    find: async (code) => {
      const filter = new URLSearchParams([
        ['f[]', 'cf_1'],
        ['op[cf_1]', '='],
        ['v[cf_1][]', code],
      ]);
      await page.goto(`${list}&${filter}`);
    },
    has: async (code) => (await countOf(row(page, code))) > 0,
    openDossier: async (code) => {
      await row(page, code).locator('td.id a').click();
      await page.waitForURL(issueUrl(base, code));
    },
    shown: async () => listed(await contentOf(page)),
  };
}

function listed(html: string): ListedDossier[] {
  return parse(html)
    .querySelectorAll('table.issues tr.issue')
    .map((line) => ({
      code: line.querySelector('td.cf_1')?.text.trim() ?? '',
      status: line.querySelector('td.status')?.text.trim() ?? '',
      filedOn: dayOf(line.querySelector('td.created_on')?.text),
    }));
}

/** A citizen's own issues. */
export function ownListPage(page: Page, base: string): Desk['ownList'] {
  const own = new URLSearchParams([
    ['f[]', 'author_id'],
    ['op[author_id]', '='],
    ['v[author_id][]', 'me'],
  ]);
  return {
    open: async () => void (await page.goto(`${base}/issues?${COLUMNS}&${own}`)),
    has: async (code) => (await countOf(row(page, code))) > 0,
  };
}

/** The results that were handed back: files of a citizen's own finished issues. */
export function storePage(page: Page, base: string): Store {
  const { open } = ownListPage(page, base);
  const results = async (code: string) => {
    const answer = await page.request.get(issueUrl(base, code));
    if (!answer.ok()) return [];
    const { status, papers } = issueOn(await answer.text());
    return status === STATUS.returned
      ? papers.filter(({ name }) => name.startsWith('ket-qua-'))
      : [];
  };
  return {
    open,
    count: async (code) =>
      (await countOf(row(page, code))) === 0 ? 0 : (await results(code)).length,
    result: async (code) => {
      const [paper] = await results(code);
      if (paper === undefined) throw new AnswerError(`${code} không có kết quả`);
      return (await page.request.get(base + paper.path)).body();
    },
  };
}
