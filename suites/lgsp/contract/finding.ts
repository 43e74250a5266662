import type { Operation } from './document.ts';

/** How an interface differs from its contract. */
export type Kind =
  | 'server-error'
  | 'no-answer'
  | 'status-undocumented'
  | 'status-unexpected'
  | 'code-undocumented'
  | 'code-unexpected'
  | 'code-vanished'
  | 'type-undocumented'
  | 'field-appeared'
  | 'field-vanished'
  | 'value-wrong'
  | 'header-missing'
  | 'header-wrong'
  | 'wrong-accepted';

export interface Finding {
  kind: Kind;
  /** `civil-status POST /hotich/dangKyHoTich`. */
  operation: string;
  /** JSON pointer of the field in the answer, with `*` for the places of a list; the status, the code or the header where it is one. */
  at: string;
  /** What was seen, or what was asked. */
  detail: string;
}

export function nameOf({ contract, method, path }: Operation): string {
  return `${contract} ${method.toUpperCase()} ${path}`;
}

type Lang = 'vi' | 'en';
const WORDS: Readonly<Record<Kind, Record<Lang, string>>> = {
  'server-error': { vi: 'dịch vụ hỏng', en: 'the service broke' },
  'no-answer': { vi: 'không trả lời', en: 'no answer' },
  'status-undocumented': {
    vi: 'mã HTTP không có trong đặc tả',
    en: 'status that is not documented',
  },
  'status-unexpected': { vi: 'mã HTTP khác đặc tả', en: 'another status than documented' },
  'code-undocumented': {
    vi: 'mã trả lời không có trong đặc tả',
    en: 'code that is not documented',
  },
  'code-unexpected': { vi: 'mã trả lời khác đặc tả', en: 'another code than documented' },
  'code-vanished': { vi: 'mã trả lời không còn gặp', en: 'code that is not seen any more' },
  'type-undocumented': { vi: 'kiểu nội dung sai', en: 'wrong content type' },
  'field-appeared': { vi: 'trường không có trong đặc tả', en: 'field that is not documented' },
  'field-vanished': { vi: 'trường bị thiếu', en: 'field that is missing' },
  'value-wrong': { vi: 'giá trị sai đặc tả', en: 'value that is not as documented' },
  'header-missing': { vi: 'thiếu tiêu đề', en: 'header that is missing' },
  'header-wrong': { vi: 'tiêu đề sai đặc tả', en: 'header that is not as documented' },
  'wrong-accepted': { vi: 'yêu cầu sai vẫn được nhận', en: 'wrong request that was taken' },
};

/** One finding as a line. */
export function tell({ kind, operation, at, detail }: Finding, lang: Lang): string {
  return `${operation} ${at}: ${WORDS[kind][lang]} (${detail})`;
}

/** Each finding once, in the order of operations and fields. */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const keyed = new Map(
    findings.map((one) => [`${one.operation}\n${one.at}\n${one.kind}`, one] as const),
  );
  return [...keyed].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
}
