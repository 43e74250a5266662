import type { Page } from '@playwright/test';
import { parse } from 'node-html-parser';
import { expect } from '../../../../stage/expect.ts';
import { missing } from '../../../../stage/offered.ts';
import { AnswerError } from '../../../../stage/precondition.ts';
import type { DossierAtDesk, DossierFact } from '../../../offer/dossier.ts';
import { doingsBy } from '../changes.ts';
import type { Change } from '../changes.ts';
import { into, issueOn, issueUrl, noteWith, officialStatus, STATUS } from '../issue.ts';
import type { Issue } from '../issue.ts';
import { offers } from '../office.ts';
import { contentOf, textsOf } from '../../../../stage/shown.ts';

const NO_SIGNATURE = missing(
  'Redmine không ký số: lãnh đạo chỉ chuyển trạng thái',
  'Redmine signs nothing: the leader only moves the status',
);

/** The page of one issue in somebody's window. */
export function issuePage(page: Page, base: string, code: string): DossierAtDesk {
  const issue = async () => issueOn(await contentOf(page));
  return {
    ...doingsBy(code, (change) => act(page, change)),
    requestFee: missing('Redmine không thu phí, lệ phí', 'Redmine takes no fees'),
    open: async () => {
      await page.goto(issueUrl(base, code));
      await expect(page.getByText(code, { exact: true })).toBeVisible();
    },
    status: async () => officialStatus(await issue()),
    day: async (name) => (await issue()).days[name],
    fact: async (name) => factOf(await issue(), name),
    can: async (doing) => offers(parse(await contentOf(page)), doing),
    papers: async () => (await issue()).papers.map(({ name }) => name),
    paper: async (name) => downloaded(page, base, await issue(), name),
    signed: async (what) =>
      what === 'result'
        ? downloaded(page, base, await issue(), 'ket-qua-')
        : (NO_SIGNATURE as () => never)(),
    history: async () => (await issue()).history.flatMap(({ details }) => details),
    pay: missing('Redmine không thu phí, lệ phí', 'Redmine takes no fees'),
    isPaid: missing('Redmine không thu phí, lệ phí', 'Redmine takes no fees'),
  };
}

function factOf(issue: Issue, name: DossierFact): string {
  switch (name) {
    case 'unit':
      return issue.unit;
    case 'step':
      return issue.status.toLowerCase();
    case 'reason':
      return noteWith(issue, into(STATUS.refused));
    case 'apology':
      return noteWith(issue, (detail) => detail.startsWith('Hết hạn'));
    case 'wanted supplement':
      return noteWith(issue, into(STATUS.supplement));
    case 'supplement':
      return noteWith(issue, into(STATUS.filed, STATUS.supplement));
    case 'receipt':
    case 'fee':
      return (missing('Redmine không thu phí, lệ phí', 'Redmine takes no fees') as () => never)();
  }
}

async function downloaded(page: Page, base: string, issue: Issue, name: string): Promise<Buffer> {
  const paper = issue.papers.find((one) => one.name.includes(name));
  if (paper === undefined) throw new AnswerError(`hồ sơ không có tệp ${name}`);
  const answer = await page.request.get(base + paper.path);
  if (!answer.ok()) throw new AnswerError(`tệp ${paper.name} trả lời mã ${answer.status()}`);
  return answer.body();
}

/** Fills in the form behind “Sửa” and sends it. */
async function act(page: Page, change: Change): Promise<void> {
  await page.getByRole('link', { name: 'Sửa', exact: true }).first().click();
  const form = page.locator('#issue-form');
  await expect(form).toBeVisible();
  /** What a role may not do is not among the choices. */
  const offered = async (label: string, words: string) => {
    const choice = form.getByLabel(label);
    const all = await textsOf(choice.locator('option'));
    if (!all.includes(words))
      throw new AnswerError(`hồ sơ không có lựa chọn “${words}” ở ô “${label}”`);
    return choice;
  };
  if (change.status !== undefined) {
    const choice = await offered('Trạng thái', change.status);
    // The form is built again for the status that is chosen.
    const built = page.waitForResponse((answer) => /\/edit\.js/.test(answer.url()));
    await Promise.all([choice.selectOption({ label: change.status }), built]);
  }
  if (change.assignee !== undefined) {
    const choice = await offered('Phân công cho', change.assignee);
    await choice.selectOption({ label: change.assignee });
  }
  if (change.due !== undefined) await form.getByLabel('Hết hạn').fill(change.due);
  if (change.received !== undefined) await form.getByLabel('Ngày tiếp nhận').fill(change.received);
  if (change.note !== undefined) await form.locator('#issue_notes').fill(change.note);
  if (change.file !== undefined) await attach(page, change.file);
  await form.getByRole('button', { name: 'Gửi', exact: true }).click();
  await expect(page.locator('#flash_notice')).toBeVisible();
}

/** Redmine sends a file as soon as it is chosen. */
export async function attach(page: Page, file: NonNullable<Change['file']>): Promise<void> {
  const sent = page.waitForResponse((answer) => /\/uploads\.js/.test(answer.url()));
  await page.locator('.attachments_form input[type=file]').last().setInputFiles(file);
  await sent;
}
