import type { APIRequestContext } from '@playwright/test';
import type { HTMLElement } from 'node-html-parser';
import { missing } from '../../../stage/offered.ts';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Answer, Doing, DossierInOffice } from '../../offer/dossier.ts';
import type { Days, Filed, Office, Place, Somebody } from '../../offer/office.ts';
import { APPLICANT } from './applicant.ts';
import { doingsBy, MOVES } from './changes.ts';
import type { Change } from './changes.ts';
import {
  choiceOf,
  fieldOf,
  readIssuePage,
  sendIssueForm,
} from '../../../product/issue-tracker/forms.ts';
import type { Fields } from '../../../product/issue-tracker/forms.ts';
import { issueOn, issueUrl, officialStatus } from './issue.ts';

const ONLY_ON_DOSSIER = missing(
  'Redmine chỉ hiện các ngày trên trang hồ sơ',
  "Redmine shows the days on a dossier's page alone",
);

/** What somebody does by requests alone. */
const NO_LOG = missing('Redmine không có nhật ký hệ thống', 'Redmine has no audit log');

export function officeOf(base: string, somebody: Somebody): Office {
  const { request } = somebody;
  return {
    file: (filed) => file(base, request, filed),
    dossier: (code) => dossierOf(base, request, code),
    days: (place, code) => daysAt(base, request, place, code),
    facts: missing(
      'Trang hồ sơ của Redmine không theo bộ thông tin phải công bố',
      "A dossier's page of Redmine does not follow the prescribed facts",
    ),
    ownCodes: missing(
      'Redmine không có danh sách hồ sơ riêng của công dân trên nhiều trang',
      "Redmine has no citizen's own list over several pages",
    ),
    tally: missing(
      'Danh sách của Redmine không đếm hồ sơ theo từng trạng thái',
      "Redmine's list does not count dossiers by their status",
    ),
    ...{ audit: NO_LOG, auditShown: NO_LOG },
  };
}

function dossierOf(base: string, request: APIRequestContext, code: string): DossierInOffice {
  const url = issueUrl(base, code);
  const issue = async () => issueOn((await readIssuePage(request, url)).toString());
  return {
    ...doingsBy(code, (change) => changeIssue(request, url, change)),
    status: async () => officialStatus(await issue()),
    day: async (name) => (await issue()).days[name],
    can: async (doing) => offers(await readIssuePage(request, url), doing),
    readings: async () => {
      const answer = await request.get(url);
      return [
        { page: 'trang hồ sơ', answer: answerOf(answer.status()), text: await answer.text() },
      ];
    },
  };
}

function answerOf(status: number): Answer {
  if (status === 403) return 'bị từ chối';
  return status === 200 ? 'được làm' : `trả lời mã ${status}`;
}

/** Whether a dossier's page lets this person do something: its form offers the way there. */
export function offers(page: HTMLElement, doing: Doing): boolean {
  const move = MOVES[doing];
  if (move === undefined || page.querySelector('#issue-form') === null) return false;
  if ('to' in move) return choiceOf(page, '#issue_status_id', move.to) !== undefined;
  const { status } = issueOn(page.toString());
  return move.in.includes(status);
}

/**
 * Changes an issue and reads it again: what a role may not do Redmine leaves out without a word.
 * @throws AnswerError where the change was refused or left out
 */
async function changeIssue(request: APIRequestContext, url: string, change: Change): Promise<void> {
  const page = await readIssuePage(request, url);
  if (page.querySelector('#issue-form') === null)
    throw new AnswerError('hồ sơ không cho người này làm gì');
  await sendIssueForm(request, page, url, { _method: 'patch', ...fieldsOf(page, change) });
  const after = issueOn((await readIssuePage(request, url)).toString());
  if (change.status !== undefined && after.status !== change.status)
    throw new AnswerError(
      `hồ sơ vẫn ở trạng thái “${after.status}”, không sang “${change.status}”`,
    );
  if (change.due !== undefined && after.days.due !== change.due)
    throw new AnswerError(`ngày hẹn trả vẫn là ${after.days.due || 'để trống'}`);
  if (change.note !== undefined && !after.history.some(({ note }) => note === change.note))
    throw new AnswerError('nội dung đã ghi không có trong hồ sơ');
  if (change.file !== undefined && !after.papers.some(({ name }) => name === change.file?.name))
    throw new AnswerError(`hồ sơ không có tệp ${change.file.name}`);
}

function fieldsOf(page: HTMLElement, change: Change): Fields {
  const { status, assignee, due, received, note, file: paper } = change;
  const chosen = (select: string, words: string) => {
    const value = choiceOf(page, `#${select}`, words);
    if (value === undefined) throw new AnswerError(`hồ sơ không có lựa chọn “${words}”`);
    return value;
  };
  return {
    ...(status === undefined ? {} : { 'issue[status_id]': chosen('issue_status_id', status) }),
    ...(assignee === undefined
      ? {}
      : { 'issue[assigned_to_id]': chosen('issue_assigned_to_id', assignee) }),
    ...(due === undefined ? {} : { 'issue[due_date]': due }),
    ...(received === undefined ? {} : { [fieldOf(page, 'Ngày tiếp nhận')]: received }),
    ...(note === undefined ? {} : { 'issue[notes]': note }),
    ...(paper === undefined ? {} : { 'attachments[1][file]': paper }),
  };
}

async function file(base: string, request: APIRequestContext, filed: Filed): Promise<string> {
  const project = `${base}/projects/don-vi-${filed.unit}/issues`;
  const page = await readIssuePage(request, `${project}/new`);
  const papers = [filed.declaration, ...filed.enclosures];
  const answer = await sendIssueForm(request, page, project, {
    'issue[tracker_id]':
      page.querySelector('#issue_tracker_id option')?.getAttribute('value') ?? '',
    'issue[subject]': filed.content,
    [fieldOf(page, 'Mã thủ tục')]: filed.procedure,
    [fieldOf(page, 'Họ và tên')]: APPLICANT.name,
    [fieldOf(page, 'Số định danh cá nhân')]: APPLICANT.id,
    ...Object.fromEntries(papers.map((paper, i) => [`attachments[${i + 1}][file]`, paper])),
  });
  return issueOn(await answer.text()).code;
}

async function daysAt(
  base: string,
  request: APIRequestContext,
  place: Place,
  code: string,
): Promise<Days> {
  if (place !== 'dossier') return (ONLY_ON_DOSSIER as () => never)();
  const { days, history } = issueOn(
    (await readIssuePage(request, issueUrl(base, code))).toString(),
  );
  return { ...days, steps: [days.filed, ...history.map(({ day }) => day)] };
}
