import { parse } from 'node-html-parser';
import type { HTMLElement } from 'node-html-parser';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Form } from '../../forms/form.ts';
import { enteredCells, fieldOfCell, figureOf, formOfTracker, STATUS } from './fields.ts';

/** A report as its page shows it. */
export interface ShownReport {
  status: string;
  unit: string;
  form: Form;
  /** What stands beside a label; empty where nothing does. */
  field(label: string): string;
  /** Lines like “CT-XA/THANG TTHC01.v thay đổi từ 107 tới 321”. */
  history: string[];
}

/** @throws AnswerError where the page is no report's */
export function reportOn(page: HTMLElement): ShownReport {
  const issue = page.querySelector('#content .issue.details');
  if (issue === null) throw new AnswerError('trang không hiện báo cáo nào');
  const tracker =
    page
      .querySelector('#content h2')
      ?.text.replace(/\s+#\d+.*$/s, '')
      .trim() ?? '';
  const form = formOfTracker(tracker);
  if (form === undefined) throw new AnswerError(`“${tracker}” không phải biểu mẫu nào`);
  const field = (label: string) =>
    issue
      .querySelectorAll('.attribute')
      .find((one) => one.querySelector('.label')?.text.trim() === `${label}:`)
      ?.querySelector('.value')
      ?.text.trim() ?? '';
  return {
    ...{ form, field, status: field('Trạng thái') },
    unit: page.querySelector('h1 .current-project')?.text.trim() ?? '',
    history: page
      .querySelectorAll('#history .journal ul.details li')
      .map((line) => line.text.replace(/\s+/g, ' ').trim()),
  };
}

/** What stands in a cell of a report's page; empty where nothing does. */
export function figureOn(html: string, key: string): string {
  const { form, field } = reportOn(parse(html));
  const cell = form.cells.find((one) => one.key === key);
  return cell === undefined ? '' : figureOf(field(fieldOfCell(form, key)), cell);
}

/** The cells that a message of Redmine's names. */
export function cellsNamed(form: Form, text: string): string[] {
  const named = enteredCells(form).map(({ key }) => key);
  return named.filter((key) => new RegExp(`${escaped(fieldOfCell(form, key))}(?!\\w)`).test(text));
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');

/** The moves by which a unit sends its report: first it says that nothing is missing. */
export function movesToSend(status: string): readonly string[] {
  return status === STATUS.filled ? [STATUS.sent] : [STATUS.filled, STATUS.sent];
}

/** The sums of a list's page by cell: Redmine shows one of each field that it was asked for. */
export function totalsIn(page: HTMLElement, form: Form): Record<string, string> {
  const shown = new Map(
    page
      .querySelectorAll('.query-totals > span')
      .map((one) => [
        one.querySelector('span')?.text.replace(/:$/, '').trim() ?? '',
        one.querySelector('.value')?.text.trim() ?? '',
      ]),
  );
  const cells = enteredCells(form).map((cell) => {
    const total = shown.get(fieldOfCell(form, cell.key));
    if (total === undefined) throw new AnswerError(`danh sách không cộng ô ${cell.key}`);
    return [cell.key, figureOf(total, cell)] as const;
  });
  return Object.fromEntries(cells);
}
