import type { Page } from '@playwright/test';
import { parse } from 'node-html-parser';
import { expect } from '../../../../stage/expect.ts';
import { AnswerError } from '../../../../stage/precondition.ts';
import type { ReportAtDesk } from '../../../offer/desk.ts';
import { fieldOfCell, FIELD, kept, stateOf, STATUS } from '../fields.ts';
import { NO_GRID, NO_VERSIONS, NO_WORKBOOKS } from '../lacking.ts';
import { factOf } from '../office.ts';
import { cellsNamed, figureOn, movesToSend, reportOn } from '../report.ts';
import { contentOf, countOf, textsOf, whole } from '../../../../stage/shown.ts';

/** The page of one report in somebody's window. */
export function reportPage(page: Page, base: string): ReportAtDesk {
  const shown = async () => reportOn(parse(await contentOf(page)));
  const form = page.locator('#issue-form');
  const edit = async () => {
    await whole(page);
    if (await form.isVisible()) return;
    await page.getByRole('link', { name: 'Sửa', exact: true }).first().click();
    await expect(form).toBeVisible();
  };
  const submit = () => form.getByRole('button', { name: 'Gửi', exact: true }).first();
  const answered = async () => {
    const answer = page.locator('#flash_notice, #errorExplanation, .conflict');
    await expect(answer.first()).toBeVisible();
  };
  /** Chooses where the report goes. What a role may not do is not among the choices. */
  const choose = async (to: string) => {
    await edit();
    const choice = form.getByLabel('Trạng thái');
    const all = await textsOf(choice.locator('option'));
    if (!all.includes(to)) throw new AnswerError(`báo cáo không sang được “${to}”`);
    // The form is built again for the status that is chosen.
    const built = page.waitForResponse((answer) => /\/edit\.js/.test(answer.url()));
    await Promise.all([choice.selectOption({ label: to }), built]);
  };
  const save = async () => {
    await edit();
    await submit().click();
    await answered();
  };
  const move = async (to: string) => {
    await choose(to);
    await save();
  };
  const open = async (id: string) => {
    await page.goto(`${base}/issues/${id}`);
    await expect(page.locator('#content .issue.details')).toBeVisible();
  };
  return {
    ...{ open, save },
    enter: async (figures) => {
      await edit();
      const { form: of } = await shown();
      for (const [key, figure] of Object.entries(figures)) {
        const cell = of.cells.find((one) => one.key === key);
        if (cell === undefined) throw new RangeError(`no cell ${key}`);
        await form.getByLabel(fieldOfCell(of, key), { exact: true }).fill(kept(figure, cell));
      }
    },
    enterAndPress: NO_GRID,
    figure: async (key) => figureOn(await contentOf(page), key),
    saved: NO_GRID,
    send: async () => {
      for (const to of movesToSend((await shown()).status)) {
        await move(to);
        await whole(page);
        if (!(await page.locator('#flash_notice').isVisible())) return;
      }
    },
    sendTwice: async () => {
      const [first = '', last] = movesToSend((await shown()).status);
      if (last !== undefined) await move(first);
      await choose(last ?? first);
      await submit().dblclick();
      await answered();
    },
    approve: () => move(STATUS.approved),
    startVersion: NO_VERSIONS,
    importBook: NO_WORKBOOKS,
    sendBack: async (reason) => {
      await choose(STATUS.returned);
      await form.getByLabel(FIELD.reason).fill(reason);
      await save();
    },
    state: async () => stateOf((await shown()).status),
    fact: async (name) => factOf(await shown(), name),
    // The sentences write a field's name in small letters; its label, which is marked beside it, has it as it is.
    message: async () => {
      const said = page.locator('#flash_notice, #errorExplanation, .conflict, label.error');
      return (await textsOf(said)).join(' ').trim();
    },
    marked: async () => {
      const { form: of } = await shown();
      const wrong = await textsOf(form.locator('label.error'));
      return wrong.flatMap((text) => cellsNamed(of, text));
    },
    canEnter: async (key) => {
      await edit();
      const { form: of } = await shown();
      return (await countOf(form.getByLabel(fieldOfCell(of, key), { exact: true }))) > 0;
    },
    overflow: () => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
    history: async () => (await shown()).history,
  };
}
