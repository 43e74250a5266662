import type { APIRequestContext } from '@playwright/test';
import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import {
  choiceOf,
  fieldOf,
  readIssuePage,
  sendIssueForm,
} from '../../../product/issue-tracker/forms.ts';
import type { Fields } from '../../../product/issue-tracker/forms.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Figures } from '../../arithmetic/figures.ts';
import type { Form } from '../../forms/form.ts';
import { forms, isFor } from '../../forms/read.ts';
import type {
  NewCampaign,
  Office,
  OpenedReport,
  ReportFact,
  ReportInOffice,
  Somebody,
} from '../../offer/reports.ts';
import { enteredCells, FIELD, fieldOfCell, kept, PROVINCE, projectOf } from './fields.ts';
import { formOfTracker, SCOPE, stateOf, STATUS, trackerOf } from './fields.ts';
import { readList } from './export.ts';
import { inTurn, RedmineInterface } from './interface.ts';
import type { Issue } from './interface.ts';
import { LACKS, NO_FORMULAS, NO_LOCKING, NO_LOG, NO_PACKETS, NO_REMINDERS } from './lacking.ts';
import { NO_DEADLINES, NO_TEMPLATES, NO_VERSIONS, NO_WHOLE, NO_WORKBOOKS } from './lacking.ts';
import { listPath } from './queries.ts';
import { cellsNamed, movesToSend, reportOn } from './report.ts';
import type { ShownReport } from './report.ts';

/** What somebody does by requests alone. */
export function officeOf(base: string, { request }: Somebody): Office {
  const api = new RedmineInterface(request, base);
  const exportOf = async (campaign: string, kind: 'xlsx' | 'csv') => {
    if (kind === 'xlsx') return NO_WORKBOOKS();
    const issue = await api.anIssue(campaign);
    const form = issue && formOfTracker(issue.tracker.name);
    const fields = issue === undefined || form === undefined ? [] : fieldsOf(issue, form);
    const columns = ['project', 'tracker', 'status', 'subject', ...fields.map((id) => `cf_${id}`)];
    const path = `/projects/${PROVINCE}/issues.csv${listPath({ campaign, columns })}`;
    const answer = await inTurn(() => request.get(base + path));
    if (!answer.ok())
      throw new AnswerError(`tệp kết xuất trả lời mã ${answer.status()}`, answer.status());
    return answer.body();
  };
  return {
    lacks: LACKS,
    assign: (campaign) => assign(base, request, api, campaign),
    aggregate: (campaign) => moveAll(base, request, api, campaign, 'aggregate'),
    complete: (campaign) => moveAll(base, request, api, campaign, 'complete'),
    transmit: NO_PACKETS,
    close: NO_LOCKING,
    report: (id) => reportOf(base, request, api, id),
    campaigns: (period) => api.campaigns(period),
    campaign: (id) => api.campaign(id),
    reports: (campaign) => api.reports(campaign),
    totals: (campaign) => api.totals(campaign),
    packets: NO_PACKETS,
    receipts: NO_PACKETS,
    allowAccount: NO_LOG,
    templates: NO_TEMPLATES,
    exports: async (campaign, form) => [
      readList(await exportOf(campaign, 'csv'), form, await api.units()),
    ],
    exportOf,
  };
}

/** Ids of the fields that a report's export has. */
function fieldsOf({ custom_fields: fields }: Issue, form: Form): number[] {
  const names = [FIELD.period, ...enteredCells(form).map(({ key }) => fieldOfCell(form, key))];
  return names.flatMap((name) => fields.get(name)?.id ?? []);
}

/** The form of a new campaign. Redmine would take any for any period: what it cannot refuse is not tried. */
export function formGiven({ form: slug, period, units }: NewCampaign): Form {
  const form = forms().find((one) => one.slug === slug);
  if (form === undefined) throw new RangeError(`no form ${slug}`);
  if (!isFor(form, period)) return NO_TEMPLATES();
  return units.length === 0 ? NO_WHOLE() : form;
}

/** What is entered for a campaign, by the labels of Redmine's form for it. */
export function campaignFields(campaign: NewCampaign): Record<string, string> {
  const { period, follows } = campaign;
  return {
    ...{ [FIELD.period]: period, [FIELD.form]: trackerOf(formGiven(campaign)) },
    ...{ [FIELD.scope]: SCOPE.some, [FIELD.former]: follows ?? '' },
  };
}

async function assign(
  base: string,
  request: APIRequestContext,
  api: RedmineInterface,
  campaign: NewCampaign,
): Promise<string> {
  const place = `${base}/projects/${PROVINCE}/versions`;
  const page = await readIssuePage(request, `${place}/new`);
  const own = Object.entries(campaignFields(campaign)).map(([label, value]) => [
    fieldOf(page, label),
    value,
  ]);
  await sendIssueForm(request, page, place, {
    ...{ 'version[name]': campaign.title, 'version[sharing]': 'descendants' },
    ...(Object.fromEntries(own) as Fields),
  });
  const made = (await api.campaigns(campaign.period)).find(({ title }) => title === campaign.title);
  if (made === undefined) throw new AnswerError('không đến trang của đợt báo cáo');
  for (const unit of campaign.units) await giveTo(base, request, unit, made.id, campaign);
  return made.id;
}

/** The report of a unit, empty. */
async function giveTo(
  base: string,
  request: APIRequestContext,
  unit: string,
  campaign: string,
  given: NewCampaign,
): Promise<void> {
  const url = `${base}/projects/${projectOf(unit)}/issues`;
  const page = await readIssuePage(request, `${url}/new`);
  const tracker = choiceOf(page, '#issue_tracker_id', trackerOf(formGiven(given)));
  if (tracker === undefined) throw new AnswerError('không có biểu mẫu để giao');
  const answer = await sendIssueForm(request, page, url, {
    ...{ 'issue[tracker_id]': tracker, 'issue[subject]': given.title },
    ...{ 'issue[fixed_version_id]': campaign, [fieldOf(page, FIELD.period)]: given.period },
  });
  reportOn(parse(await answer.text()));
}

/** What the province does with all reports of a campaign that wait for it. */
export const MOVES = {
  aggregate: { from: STATUS.approved, to: STATUS.aggregated, beyond: STATUS.completed },
  complete: { from: STATUS.aggregated, to: STATUS.completed, beyond: STATUS.completed },
} as const;

async function moveAll(
  base: string,
  request: APIRequestContext,
  api: RedmineInterface,
  campaign: string,
  what: keyof typeof MOVES,
): Promise<void> {
  const { from, to, beyond } = MOVES[what];
  const all = await api.issues(campaign);
  const waiting = all.filter(({ status }) => status.name === from).map(({ id }) => String(id));
  if (waiting.length === 0) {
    // Those that are there already need no second time.
    if (all.some(({ status }) => status.name === to || status.name === beyond)) return;
    throw new AnswerError(`không có báo cáo nào ở trạng thái “${from}”`);
  }
  const query = new URLSearchParams(waiting.map((id) => ['ids[]', id]));
  const page = await readIssuePage(request, `${base}/issues/bulk_edit?${query}`);
  const status = choiceOf(page, '#issue_status_id', to);
  if (status === undefined) throw new AnswerError(`báo cáo không sang được “${to}”`);
  await sendIssueForm(request, page, `${base}/issues/bulk_update?${query}`, {
    'issue[status_id]': status,
  });
  const still = (await api.issues(campaign)).filter(
    ({ id, status: now }) => waiting.includes(String(id)) && now.name !== to,
  );
  if (still.length > 0) throw new AnswerError(`${still.length} báo cáo không sang “${to}”`);
}

function reportOf(
  base: string,
  request: APIRequestContext,
  api: RedmineInterface,
  id: string,
): ReportInOffice {
  const url = `${base}/issues/${id}`;
  const shown = async () => reportOn(await readIssuePage(request, url));
  const move = (to: string, more: Fields = {}) => moveReport(request, url, to, more);
  const opened = async () => openedOn(await readIssuePage(request, url));
  const enterOver = (page: OpenedReport, figures: Figures) =>
    enterReport(request, api, url, id, page, figures);
  return {
    id,
    opened,
    enterOver,
    enter: async (figures) => enterOver(await opened(), figures),
    send: async () => {
      for (const to of movesToSend((await shown()).status)) await move(to);
    },
    approve: () => move(STATUS.approved),
    sendBack: async (reason) => {
      const { custom_fields: fields } = await api.issue(id);
      const field = fields.get(FIELD.reason)?.id;
      await move(STATUS.returned, { [`issue[custom_field_values][${field}]`]: reason });
    },
    startVersion: NO_VERSIONS,
    remind: NO_REMINDERS,
    state: async () => stateOf((await shown()).status),
    fact: async (name) => factOf(await shown(), name),
    history: async () => (await shown()).history,
    exported: NO_WORKBOOKS,
    imported: NO_WORKBOOKS,
    reading: async () => {
      const answer = await request.get(url, { maxRedirects: 0 });
      const status = answer.status();
      const text = await answer.text();
      if (status === 403 || status === 404) return { answer: 'bị từ chối', text };
      return { answer: status === 200 ? 'được làm' : `trả lời mã ${status}`, text };
    },
  };
}

export function factOf(report: ShownReport, name: ReportFact): string {
  switch (name) {
    case 'reason':
      return report.field(FIELD.reason);
    case 'unit':
      return report.unit;
    case 'version':
      return (NO_VERSIONS as () => never)();
    case 'reminder':
      return NO_REMINDERS();
    case 'standing':
      return NO_DEADLINES();
  }
}

/** The form of a report's page as it is sent with a change: each of its fields, and the moment it was opened. */
function openedOn(page: HTMLElement): OpenedReport {
  const form = page.querySelector('#issue-form');
  const inputs = form?.querySelectorAll('input[name], textarea[name]') ?? [];
  const own = /^(?:issue\[(?:lock_version|custom_field_values\]\[\d+)\]|last_journal_id)$/;
  return {
    fields: inputs
      .map((one): [string, string] => [
        one.getAttribute('name') ?? '',
        one.tagName === 'TEXTAREA' ? one.text.trim() : (one.getAttribute('value') ?? ''),
      ])
      .filter(([name]) => own.test(name)),
  };
}

/**
 * Enters figures over a page that was opened before. Redmine refuses the whole page where somebody changed the report
 * since, and lists what: who reads that opens it again, and enters again what the other has not touched.
 * @throws AnswerError where a cell was refused, left out or touched by somebody else
 */
async function enterReport(
  request: APIRequestContext,
  api: RedmineInterface,
  url: string,
  id: string,
  page: OpenedReport,
  figures: Figures,
): Promise<void> {
  const before = await api.issue(id);
  const form = formOfTracker(before.tracker.name);
  if (form === undefined) throw new AnswerError(`“${before.tracker.name}” không phải biểu mẫu nào`);
  const wanted = new Map(
    Object.entries(figures).map(([key, figure]) => {
      const cell = enteredCells(form).find((one) => one.key === key);
      const field = before.custom_fields.get(fieldOfCell(form, key));
      if (cell === undefined || field === undefined) return NO_FORMULAS();
      return [`issue[custom_field_values][${field.id}]`, { key, value: kept(figure, cell) }];
    }),
  );
  const own = Object.fromEntries([...wanted].map(([name, { value }]) => [name, value]));
  const put = async ({ fields }: OpenedReport) => {
    const token = await readIssuePage(request, url);
    const sent = { _method: 'patch', ...Object.fromEntries(fields), ...own };
    return parse(await (await sendIssueForm(request, token, url, sent)).text());
  };
  const conflict = (await put(page)).querySelector('.conflict')?.text.replace(/\s+/g, ' ').trim();
  if (conflict !== undefined) {
    const touched = cellsNamed(form, conflict).filter((key) => Object.hasOwn(figures, key));
    if (touched.length > 0)
      throw new AnswerError(`${touched.join(', ')} vừa được người khác sửa: ${conflict}`);
    const again = openedOn(await readIssuePage(request, url));
    if ((await put(again)).querySelector('.conflict') !== null) throw new AnswerError(conflict);
  }
  const after = await api.issue(id);
  for (const { key, value } of wanted.values())
    if ((after.custom_fields.get(fieldOfCell(form, key))?.value ?? '') !== value)
      throw new AnswerError(`ô ${key} không nhận số liệu`);
}

/**
 * Moves a report and reads it again: what a role may not do Redmine leaves out without a word.
 * @throws AnswerError where it was refused or left out
 */
async function moveReport(
  request: APIRequestContext,
  url: string,
  to: string,
  more: Fields,
): Promise<void> {
  const page = await readIssuePage(request, url);
  const status = choiceOf(page, '#issue_status_id', to);
  if (status === undefined) throw new AnswerError(`báo cáo không sang được “${to}”`);
  await sendIssueForm(request, page, url, {
    ...{ _method: 'patch', 'issue[status_id]': status },
    ...more,
  });
  const after = reportOn(await readIssuePage(request, url));
  if (after.status !== to)
    throw new AnswerError(`báo cáo vẫn ở trạng thái “${after.status}”, không sang “${to}”`);
}
