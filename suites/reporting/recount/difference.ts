import type { Form } from '../forms/form.ts';

/** What of a report or of a total is not as it is counted. */
export type DifferenceCode =
  | 'total'
  | 'total-without-unit'
  | 'total-with-unit-twice'
  | 'formula'
  | 'rule'
  | 'carry'
  | 'export'
  | 'missing-unit'
  | 'unit-twice'
  | 'stranger'
  | 'unit-name'
  | 'signature'
  | 'period'
  | 'version';

/** One cell, or one unit, that differs. */
export interface Difference {
  code: DifferenceCode;
  form: string;
  period: string;
  /** Code of the unit; `''` for the province. */
  unit: string;
  unitName: string;
  /** Ids of the row and the column; null where the whole report is meant. */
  row: string | null;
  column: string | null;
  /** What the platform says, and what was counted; null where a cell is empty. */
  seen: string | null;
  counted: string | null;
}

type Lang = 'vi' | 'en';

/** Why something is listed, in the words of the table. */
export const WORDS: Readonly<Record<DifferenceCode, Readonly<Record<Lang, string>>>> = {
  total: { vi: 'tổng không bằng tổng các xã', en: 'the total is not the sum of the communes' },
  'total-without-unit': { vi: 'không được cộng vào tổng', en: 'is not part of the total' },
  'total-with-unit-twice': { vi: 'được cộng hai lần', en: 'is counted twice' },
  formula: { vi: 'không khớp công thức', en: 'does not fit the formula' },
  rule: { vi: 'không đúng quy tắc kiểm tra', en: 'breaks a rule of the form' },
  carry: { vi: 'không bằng số chuyển từ kỳ trước', en: 'is not what was carried over' },
  export: { vi: 'tệp kết xuất khác giao diện', en: 'the export differs from the interface' },
  'missing-unit': { vi: 'không có trong kỳ báo cáo', en: 'is missing' },
  'unit-twice': { vi: 'có hai lần trong kỳ báo cáo', en: 'is there twice' },
  stranger: { vi: 'không phải đơn vị của tỉnh', en: 'is no unit of the province' },
  'unit-name': { vi: 'tên khác danh mục', en: 'has another name than the list' },
  signature: {
    vi: 'chữ ký số không khớp với số liệu',
    en: 'the signature is not over the figures',
  },
  period: { vi: 'kỳ báo cáo khác', en: 'is of another period' },
  version: { vi: 'tổng hợp dùng phiên bản khác', en: 'the total has another version' },
};

/** A line of the table: unit, cell, what is seen and what was counted. */
export function lineOf(one: Difference, form: Form | undefined, lang: Lang = 'vi'): string {
  const { code, period, unit, unitName, row, column, seen, counted } = one;
  const who = unit === '' ? unitName : `${unitName} (${unit})`;
  const titleOf = (lines: Form['rows'] | undefined, id: string) =>
    lines?.find((line) => line.id === id)?.title[lang] ?? id;
  const place =
    row === null || column === null
      ? ''
      : ` | ${titleOf(form?.rows, row)} – ${titleOf(form?.columns, column)} [${row}.${column}]`;
  const [has, wants] = lang === 'vi' ? ['hệ thống', 'tính lại'] : ['platform', 'counted'];
  const empty = lang === 'vi' ? 'trống' : 'empty';
  const figures =
    seen === null && counted === null
      ? ''
      : ` | ${has}: ${seen ?? empty} | ${wants}: ${counted ?? empty}`;
  return `${one.form} ${period} | ${who}${place}${figures} | ${WORDS[code][lang]}`;
}
