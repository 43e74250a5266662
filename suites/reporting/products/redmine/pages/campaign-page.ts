import type { Page } from '@playwright/test';
import { parse } from 'node-html-parser';
import { expect } from '../../../../stage/expect.ts';
import { AnswerError } from '../../../../stage/precondition.ts';
import type { CampaignAtDesk } from '../../../offer/desk.ts';
import type { NewCampaign } from '../../../offer/reports.ts';
import { FIELD, PROVINCE, projectOf, STATUS, trackerOf } from '../fields.ts';
import { RedmineInterface } from '../interface.ts';
import { NO_DEADLINES, NO_FORMULAS, NO_LOCKING, NO_NUMBERS } from '../lacking.ts';
import { NO_PACKETS, NO_REMINDERS } from '../lacking.ts';
import { campaignFields, formGiven, MOVES } from '../office.ts';
import { listPath } from '../queries.ts';
import { totalsIn } from '../report.ts';
import { contentOf, textsOf, whole } from '../../../../stage/shown.ts';

/** A campaign in somebody's window: the list of its reports, and what is done with all of them. */
export function campaignPage(page: Page, base: string): CampaignAtDesk {
  // Ids that a list is asked by stand in no page that people read.
  const api = new RedmineInterface(page.request, base);
  let campaign = '';
  let wanted: NewCampaign | undefined;
  const list = async (...statuses: string[]) => {
    const ids = statuses.length === 0 ? undefined : await api.statuses(...statuses);
    const query = listPath({ campaign, ...(ids && { statuses: ids }) });
    await page.goto(`${base}/projects/${PROVINCE}/issues${query}`);
    await expect(page.getByRole('heading', { level: 2, name: 'Vấn đề' })).toBeVisible();
  };
  const moveAll = async (what: keyof typeof MOVES) => {
    const { from, to } = MOVES[what];
    await list(from);
    const boxes = page.locator('table.issues tr.issue input[name="ids[]"]');
    await whole(page);
    const ids = await boxes.evaluateAll((all) => all.map((one) => one.getAttribute('value') ?? ''));
    if (ids.length === 0) throw new AnswerError(`không có báo cáo nào ở trạng thái “${from}”`);
    // Where the list's menu leads for all that are ticked; for a single one it leads to that one's own page.
    const ticked = new URLSearchParams(ids.map((id) => ['ids[]', id]));
    await page.goto(`${base}/issues/bulk_edit?${ticked}`);
    const choice = page.locator('#bulk_edit_form').getByLabel('Trạng thái');
    const all = await textsOf(choice.locator('option'));
    if (!all.includes(to)) throw new AnswerError(`báo cáo không sang được “${to}”`);
    const built = page.waitForResponse((answer) => /\/bulk_edit\.js/.test(answer.url()));
    await Promise.all([choice.selectOption({ label: to }), built]);
    await page.getByRole('button', { name: 'Gửi', exact: true }).click();
    await expect(page.locator('#flash_notice')).toBeVisible();
  };
  return {
    openNew: async () => {
      await page.goto(`${base}/projects/${PROVINCE}/versions/new`);
    },
    fill: async (given) => {
      wanted = given;
      await page.locator('#version_name').fill(given.title);
      await page.locator('#version_sharing').selectOption('descendants');
      for (const [label, value] of Object.entries(campaignFields(given))) {
        const field = page.locator('#new_version').getByLabel(label);
        const isChoice = (await field.evaluate((one) => one.tagName)) === 'SELECT';
        await (isChoice ? field.selectOption(value) : field.fill(value));
      }
    },
    save: async () => {
      if (wanted === undefined) throw new RangeError('no campaign was filled in');
      await page.getByRole('button', { name: 'Tạo', exact: true }).click();
      await expect(page.locator('#flash_notice')).toBeVisible();
      const { title, period } = wanted;
      const made = (await api.campaigns(period)).find((one) => one.title === title);
      if (made === undefined) throw new AnswerError('không đến trang của đợt báo cáo');
      for (const unit of wanted.units) await giveTo(page, base, unit, wanted);
      return made.id;
    },
    open: async (id) => {
      campaign = id;
      await list();
    },
    aggregate: () => moveAll('aggregate'),
    complete: () => moveAll('complete'),
    transmit: NO_PACKETS,
    remindLate: NO_REMINDERS,
    days: NO_DEADLINES,
    receipt: NO_PACKETS,
    total: NO_NUMBERS,
    close: NO_LOCKING,
    figure: async (key) => {
      const total = await api.totalPath(campaign);
      if (total === undefined) throw new AnswerError('đợt báo cáo không có báo cáo nào');
      const cell = total.form.cells.find((one) => one.key === key);
      if (cell === undefined || cell.formulas.length > 0) return NO_FORMULAS();
      await page.goto(base + total.path);
      return totalsIn(parse(await contentOf(page)), total.form)[key] ?? '';
    },
    missing: async () => {
      const { entering, filled, sent, returned, approved } = STATUS;
      await list(entering, filled, sent, returned, approved);
      const names = await textsOf(page.locator('table.issues tr.issue td.project'));
      const units = await api.units();
      return names.map((name) => units.get(name.trim()) ?? name.trim());
    },
    filings: NO_DEADLINES,
    standing: NO_DEADLINES,
  };
}

/** The form for a new report of a unit, filled in and sent. */
async function giveTo(page: Page, base: string, unit: string, given: NewCampaign): Promise<void> {
  await page.goto(`${base}/projects/${projectOf(unit)}/issues/new`);
  const form = page.locator('#issue-form');
  // The form is built again for the kind of report that is chosen.
  const built = page.waitForResponse((answer) => /\/issues\/new\.js/.test(answer.url()));
  const kind = form.locator('#issue_tracker_id');
  const label = trackerOf(formGiven(given));
  const isChosen = (await kind.locator('option:checked').textContent())?.trim() === label;
  if (!isChosen) await Promise.all([kind.selectOption({ label }), built]);
  else built.catch(() => undefined);
  await form.locator('#issue_subject').fill(given.title);
  await form.locator('#issue_fixed_version_id').selectOption({ label: given.title });
  await form.getByLabel(FIELD.period).fill(given.period);
  await page.getByRole('button', { name: 'Tạo', exact: true }).click();
  await expect(page.locator('#flash_notice')).toBeVisible();
}
