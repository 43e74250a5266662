import type { FormValues } from '../../../stage/html-fill.ts';
import type { Doing, Doings, DocumentFact, HandedTo } from '../../offer/document.ts';
import type { Draft, OnPaper } from '../../offer/office.ts';

/** The forms of a document's page, by the words on their buttons. */
export const FORMS: Readonly<Record<Doing, string>> = {
  register: 'Tiếp nhận và vào sổ',
  sendBack: 'Trả lại',
  suggest: 'Đề xuất bút phê',
  instruct: 'Bút phê và chuyển xử lý',
  forward: 'Chuyển xử lý',
  process: 'Ghi kết quả xử lý',
  finish: 'Kết thúc xử lý',
  submit: 'Trình ký',
  comment: 'Cho ý kiến và trả dự thảo',
  sign: 'Ký số',
  number: 'Cấp số',
  issue: 'Phát hành',
  recall: 'Thu hồi',
  remove: 'Xóa dự thảo',
};

/** The terms by which a document's page tells its facts. */
export const FACTS: Readonly<Record<DocumentFact, string>> = {
  'arrival number': 'Số đến',
  number: 'Số, ký hiệu',
  author: 'Cơ quan ban hành',
  subject: 'Trích yếu',
  kind: 'Loại văn bản',
  secrecy: 'Độ mật',
  urgency: 'Độ khẩn',
  instruction: 'Bút phê',
  main: 'Xử lý chính',
  joint: 'Phối hợp',
  comment: 'Ý kiến',
  reason: 'Lý do',
  result: 'Kết quả xử lý',
  warning: 'Cảnh báo',
  signer: 'Người ký',
};
export const STATE = 'Trạng thái';
export const DUE = 'Hạn xử lý';

const handed = ({ main, joint }: HandedTo): Record<string, string> => ({
  'Xử lý chính': main.username,
  ...(joint && { 'Phối hợp': joint.username }),
});

/** What people do with a document, as forms that are filled in and sent. */
export function doingsBy(send: (form: string, values: FormValues) => Promise<void>): Doings {
  const act = (doing: Doing, values: FormValues = {}) => send(FORMS[doing], values);
  return {
    register: () => act('register'),
    sendBack: (reason) => act('sendBack', { 'Lý do trả lại': reason }),
    suggest: (text) => act('suggest', { 'Nội dung đề xuất': text }),
    instruct: (text, to) =>
      act('instruct', {
        ...{ 'Ý kiến chỉ đạo': text, ...handed(to) },
        ...(to.days !== undefined && { 'Thời hạn (ngày làm việc)': String(to.days) }),
      }),
    forward: (to) => act('forward', handed(to)),
    process: (result) => act('process', { 'Kết quả xử lý': result }),
    finish: () => act('finish'),
    submit: ({ username }) => act('submit', { 'Trình người ký': username }),
    comment: (text) => act('comment', { 'Ý kiến': text }),
    sign: () => act('sign'),
    number: () => act('number'),
    issue: () => act('issue'),
    recall: (reason) => act('recall', { 'Lý do thu hồi': reason }),
    remove: () => act('remove'),
  };
}

/** What is entered for a draft, by the labels of its form. */
export function draftValues({
  kind,
  subject,
  content = '',
  receivers,
  papers = [],
}: Draft): FormValues {
  const [first = '', ...others] = receivers;
  return {
    ...{ 'Loại văn bản': kind, 'Trích yếu': subject, 'Nội dung': content },
    ...{ 'Nơi nhận': first, 'Nơi nhận khác': others.join(', ') },
    ...(papers.length > 0 && { 'Tệp văn bản': papers }),
  };
}

/** What is entered for a document on paper. */
export function paperValues({ papers = [], secrecy = 0, ...one }: OnPaper): FormValues {
  return {
    ...{ 'Loại văn bản': one.kind, 'Trích yếu': one.subject, 'Cơ quan ban hành': one.author },
    ...{ Số: one.number, 'Ký hiệu': one.notation, 'Độ mật': String(secrecy) },
    'Ngày văn bản': one.issuedOn.split('-').reverse().join('/'),
    ...(papers.length > 0 && { 'Tệp văn bản': papers }),
  };
}

/** `28/06/2025` → `2025-06-28`; empty for any other text. */
export function dayIn(text: string): string {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return match === null ? '' : `${match[3]}-${match[2]}-${match[1]}`;
}

/** The id at the end of a document's address; undefined for another page. */
export function idIn(address: string): string | undefined {
  return /\/van-ban\/(\d+)(?:$|[/?#])/.exec(address)?.[1];
}
