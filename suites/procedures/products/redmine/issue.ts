import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import { AnswerError } from '../../../stage/precondition.ts';
import type { DossierDay } from '../../offer/dossier.ts';

/** One entry of an issue's history. */
export interface Entry {
  /** `Trạng thái thay đổi từ … tới …`, and the like. */
  details: string[];
  note: string;
  /** `2025-06-28`. */
  day: string;
}

/** An issue as its page shows it. */
export interface Issue {
  code: string;
  status: string;
  unit: string;
  days: Record<DossierDay, string>;
  papers: { name: string; path: string }[];
  history: Entry[];
}

/** The statuses of the desk; where one is not among the ten codes, a citizen is shown another. */
export const STATUS = {
  filed: 'Mới đăng ký',
  received: 'Được tiếp nhận',
  refused: 'Không được tiếp nhận',
  handled: 'Đang xử lý',
  supplement: 'Yêu cầu bổ sung giấy tờ',
  signing: 'Chờ lãnh đạo ký số',
  done: 'Đã xử lý xong',
  returned: 'Đã trả kết quả',
  withdrawn: 'Công dân yêu cầu rút hồ sơ',
} as const;

/** The address of a dossier's page: its code ends with the number of the issue. */
export function issueUrl(base: string, code: string): string {
  const number = /-(\d+)$/.exec(code)?.[1];
  if (number === undefined) throw new AnswerError(`${code} không phải mã hồ sơ của Redmine`);
  return `${base}/issues/${Number(number)}`;
}

/** @throws AnswerError where the page is no issue's */
export function issueOn(html: string): Issue {
  const page = parse(html);
  const issue = page.querySelector('#content .issue.details');
  if (issue === null) throw new AnswerError('trang không hiện hồ sơ nào');
  const field = (label: string) => valueOf(issue, label);
  return {
    code: field('Mã hồ sơ'),
    status: field('Trạng thái'),
    unit: page.querySelector('h1 .current-project')?.text.trim() ?? '',
    days: {
      filed: dayOf(titleOf(issue.querySelector('.author'))),
      received: dayOf(field('Ngày tiếp nhận')),
      due: dayOf(field('Hết hạn')),
    },
    papers: page.querySelectorAll('.attachments a.icon-attachment').map((link) => ({
      name: link.text.trim(),
      path: (link.getAttribute('href') ?? '').replace('/attachments/', '/attachments/download/'),
    })),
    history: page.querySelectorAll('#history .journal').map((journal) => ({
      details: journal.querySelectorAll('ul.details li').map((line) => line.text.trim()),
      note: journal.querySelector('.wiki')?.text.trim() ?? '',
      day: dayOf(titleOf(journal.querySelector('h4'))),
    })),
  };
}

/** The moment that a line like “Thêm bởi … cách đây …” shows when it is pointed at. */
function titleOf(line: HTMLElement | null): string | undefined {
  return line?.querySelectorAll('a').at(-1)?.getAttribute('title');
}

/** What stands beside a label; empty where nothing does. */
function valueOf(issue: HTMLElement, label: string): string {
  const found = issue
    .querySelectorAll('.attribute')
    .find((one) => one.querySelector('.label')?.text.trim() === `${label}:`);
  return found?.querySelector('.value')?.text.trim() ?? '';
}

/** `2025-06-28` of `28/06/2025 08:15`; empty where there is no day. */
export function dayOf(text: string | undefined): string {
  const [, day, month, year] = /(\d{2})\/(\d{2})\/(\d{4})/.exec(text ?? '') ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** The status in the words of the ten codes. */
export function officialStatus({ status }: Issue): string {
  return status === STATUS.signing ? STATUS.handled : status;
}

/** The note that came with a change, the last one of its kind; empty where there is none. */
export function noteWith({ history }: Issue, isIt: (detail: string) => boolean): string {
  return history.findLast(({ details }) => details.some(isIt))?.note ?? '';
}

/** Whether a line of the history tells of a dossier's way into a status. */
export function into(status: string, from = ''): (detail: string) => boolean {
  return (detail) =>
    detail.startsWith('Trạng thái') &&
    detail.endsWith(` ${status}`) &&
    (from === '' || detail.includes(` ${from} `));
}
