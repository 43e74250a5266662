import type { FormValues } from '../../../stage/html-fill.ts';
import type { Doing, Doings, DocumentFact, HandedTo } from '../../offer/document.ts';
import type { Draft, OnPaper } from '../../offer/office.ts';
import type { WorkFileEntry } from '../../offer/work-file.ts';

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
  approve: 'Ký số',
  number: 'Cấp số',
  issue: 'Phát hành',
  recall: 'Thu hồi',
  remove: 'Xóa dự thảo',
  update: 'Cập nhật văn bản',
  opine: 'Góp ý dự thảo',
  urge: 'Đôn đốc',
  fileInto: 'Đưa vào hồ sơ công việc',
};

/** The terms by which a document's page tells its facts. */
export const FACTS: Readonly<Record<DocumentFact, string>> = {
  'arrival number': 'Số đến',
  number: 'Số, ký hiệu',
  'issued on': 'Ngày văn bản',
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
  position: 'Chức vụ người ký',
  content: 'Nội dung',
  note: 'Ghi chú',
  revision: 'Cập nhật',
  'replaced by': 'Được thay thế bởi',
  urging: 'Đôn đốc',
};
/** Templates by the codes of their kinds, as the addresses name them. */
export const TEMPLATES: Readonly<Record<string, string>> = {
  ...{ '2': 'quyet-dinh', '7': 'thong-bao', '14': 'bao-cao' },
  ...{ '16': 'to-trinh', '18': 'cong-van', '25': 'giay-moi' },
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
    approve: () => act('approve'),
    number: () => act('number'),
    issue: () => act('issue'),
    recall: (reason) => act('recall', { 'Lý do thu hồi': reason }),
    remove: () => act('remove'),
    update: (reason, { subject, papers }) =>
      act('update', {
        ...{ 'Lý do cập nhật': reason, 'Trích yếu mới': subject },
        ...(papers.length > 0 && { 'Tệp mới': papers }),
      }),
    opine: (text) => act('opine', { 'Nội dung góp ý': text }),
    urge: (text) => act('urge', { 'Nội dung đôn đốc': text }),
    fileInto: ({ notation, title }) =>
      act('fileInto', { 'Hồ sơ công việc': `${notation} – ${title}` }),
  };
}

/** What is entered for a draft, by the labels of its form; what is left out stays as the form has it. */
export function draftValues(draft: Partial<Draft>): FormValues {
  const { kind, subject, content, receivers, urgency, replaces, papers = [], dossier } = draft;
  const [first = '', ...others] = receivers ?? [];
  return {
    ...(kind !== undefined && { 'Loại văn bản': kind }),
    ...(subject !== undefined && { 'Trích yếu': subject }),
    ...(content !== undefined && { 'Nội dung': content }),
    ...(receivers !== undefined && { 'Nơi nhận': first, 'Nơi nhận khác': others.join(', ') }),
    ...(urgency !== undefined && { 'Độ khẩn': String(urgency) }),
    ...(replaces !== undefined && { 'Thay thế văn bản': replaces }),
    ...(dossier !== undefined && { 'Mã hồ sơ thủ tục hành chính': dossier }),
    ...(papers.length > 0 && { 'Tệp văn bản': papers }),
  };
}

/** What is entered for a work file. */
export function workFileValues({ notation, title }: WorkFileEntry): FormValues {
  return { 'Số và ký hiệu hồ sơ': notation, 'Tiêu đề hồ sơ': title };
}

/** What is entered for a document on paper. */
export function paperValues({ papers = [], secrecy = 0, ...one }: OnPaper): FormValues {
  return {
    ...{ 'Loại văn bản': one.kind, 'Trích yếu': one.subject, 'Cơ quan ban hành': one.author },
    ...{ Số: one.number, 'Ký hiệu': one.notation, 'Độ mật': String(secrecy) },
    'Ngày văn bản': one.issuedOn.split('-').reverse().join('/'),
    ...(one.signer !== undefined && { 'Người ký': one.signer }),
    ...(one.position !== undefined && { 'Chức vụ người ký': one.position }),
    ...(one.note !== undefined && { 'Ghi chú': one.note }),
    ...(papers.length > 0 && { 'Tệp văn bản': papers }),
  };
}

/** `28/06/2025` → `2025-06-28`; empty for any other text. */
export function dayIn(text: string): string {
  const match = /^(\d{2})\/(\d{2})\/(\d{4})$/.exec(text);
  return match === null ? '' : `${match[3]}-${match[2]}-${match[1]}`;
}

/** The id at the end of the address of a document, or of a work file; undefined for another page. */
export function idIn(address: string): string | undefined {
  return /\/(?:van-ban|ho-so-cong-viec)\/(\d+)(?:$|[/?#])/.exec(address)?.[1];
}
