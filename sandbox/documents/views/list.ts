import { pager, table } from '../../web/form.ts';
import { html } from '../../web/html.ts';
import type { Html } from '../../web/html.ts';
import { dateWords } from '../../web/words.ts';
import { kindName, numberAndSymbol } from '../data/kinds.ts';
import { URGENCY_NAMES } from '../domain/levels.ts';
import { STATE_NAMES } from '../domain/states.ts';
import type { Document } from '../store/documents.ts';
import { documentPath } from './document.ts';

export const PAGE_SIZE = 20;
/** The column that most is read in. */
const WIDE = 'Trích yếu';

const link = (document: Document) =>
  html`<a href="${documentPath(document)}"
    >${document.state === 'recalled' && document.direction === 'in' ? 'Văn bản đã bị thu hồi' : document.subject}</a
  >`;

export function incomingTable(rows: readonly Document[], withState: boolean): Html {
  return table(
    'Danh sách văn bản đến',
    [
      'Số đến',
      'Ngày đến',
      'Số, ký hiệu',
      'Trích yếu',
      'Cơ quan ban hành',
      'Loại văn bản',
      'Độ khẩn',
      'Hạn xử lý',
      'Trạng thái',
    ],
    rows.map((one) => [
      one.arrivalNumber,
      dateWords(one.arrivedOn),
      numberAndSymbol(one.number, one.notation),
      link(one),
      one.author,
      kindName(one.kind),
      URGENCY_NAMES[one.urgency],
      dateWords(one.dueOn),
      withState && STATE_NAMES[one.state],
    ]),
    WIDE,
  );
}

/** What waits for somebody, of both directions. */
export function taskTable(caption: string, rows: readonly Document[]): Html {
  return table(
    caption,
    ['Số, ký hiệu', 'Trích yếu', 'Cơ quan ban hành', 'Độ khẩn', 'Hạn xử lý', 'Trạng thái'],
    rows.map((one) => [
      numberAndSymbol(one.number, one.notation) || 'Chưa có số',
      link(one),
      one.author,
      URGENCY_NAMES[one.urgency],
      dateWords(one.dueOn),
      STATE_NAMES[one.state],
    ]),
    WIDE,
  );
}

export function outgoingTable(rows: readonly Document[]): Html {
  return table(
    'Danh sách văn bản đi',
    ['Số, ký hiệu', 'Ngày văn bản', 'Trích yếu', 'Loại văn bản', 'Người ký', 'Trạng thái'],
    rows.map((one) => [
      numberAndSymbol(one.number, one.notation),
      dateWords(one.issuedOn),
      link(one),
      kindName(one.kind),
      one.signer,
      STATE_NAMES[one.state],
    ]),
    WIDE,
  );
}

export function foundTable(rows: readonly Document[]): Html {
  return table(
    'Kết quả tìm kiếm',
    ['Đến hoặc đi', 'Số, ký hiệu', 'Trích yếu', 'Cơ quan ban hành', 'Trạng thái'],
    rows.map((one) => [
      one.direction === 'in' ? 'Đến' : 'Đi',
      numberAndSymbol(one.number, one.notation),
      link(one),
      one.author,
      STATE_NAMES[one.state],
    ]),
    WIDE,
  );
}

/** Links to the pages of a list. */
export function pagesOf(
  path: string,
  query: Record<string, string>,
  page: number,
  total: number,
): Html {
  return pager(path, query, page, Math.ceil(total / PAGE_SIZE));
}
