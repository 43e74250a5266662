import { WORDS } from './difference.ts';
import type { Difference } from './difference.ts';
import type { Form } from '../forms/form.ts';

type Lang = 'vi' | 'en';

const HEADS: Readonly<Record<Lang, readonly string[]>> = {
  vi: ['Đơn vị', 'Mã', 'Chỉ tiêu', 'Cột', 'Ô', 'Hệ thống', 'Tính lại', 'Vì sao'],
  en: ['Unit', 'Code', 'Row', 'Column', 'Cell', 'Platform', 'Counted', 'Why'],
};
const CAPTIONS: Readonly<Record<Lang, (form: string, period: string, count: number) => string>> = {
  vi: (form, period, count) => `${count} chỗ khác với số liệu tính lại, biểu ${form}, kỳ ${period}`,
  en: (form, period, count) => `${count} differences from the recount, form ${form}, ${period}`,
};
const EMPTY: Readonly<Record<Lang, string>> = { vi: 'trống', en: 'empty' };

const escaped = (text: string) => text.replace(/[&<>"]/g, (one) => `&#${one.codePointAt(0) ?? 0};`);

/** A page with what differs as a table in both languages, evidence of a recount: a line for each cell or unit. */
export function tableOf(form: Form, period: string, differences: readonly Difference[]): string {
  const tables = (['vi', 'en'] as const).map((lang) => tableIn(lang, form, period, differences));
  return [
    '<!doctype html><html lang="vi"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(CAPTIONS.vi(form.code, period, differences.length))}</title>`,
    '<style>body{font:16px/1.5 sans-serif;margin:1rem;overflow-x:auto}table{border-collapse:collapse;margin-bottom:2rem}',
    'caption{text-align:left;font-weight:bold;padding:.5rem 0}th,td{border:1px solid #999;padding:.25rem .5rem;text-align:left}',
    '.figure{text-align:right;font-variant-numeric:tabular-nums}</style></head><body>',
    ...tables,
    '</body></html>',
  ].join('\n');
}

function tableIn(
  lang: Lang,
  form: Form,
  period: string,
  differences: readonly Difference[],
): string {
  const caption = CAPTIONS[lang](form.code, period, differences.length);
  const heads = HEADS[lang].map((one) => `<th scope="col">${escaped(one)}</th>`).join('');
  const lines = differences.map((one) => `<tr>${cellsOf(one, form, lang)}</tr>`);
  return [
    `<table lang="${lang}"><caption>${escaped(caption)}</caption>`,
    `<thead><tr>${heads}</tr></thead><tbody>`,
    ...lines,
    '</tbody></table>',
  ].join('\n');
}

function cellsOf(one: Difference, form: Form, lang: Lang): string {
  const { unit, unitName, row, column, seen, counted, code } = one;
  const title = (lines: Form['rows'], id: string | null) =>
    lines.find((line) => line.id === id)?.title[lang] ?? id ?? '';
  const hasFigures = seen !== null || counted !== null;
  const figure = (value: string | null) => (hasFigures ? (value ?? EMPTY[lang]) : '');
  const texts = [unitName, unit, title(form.rows, row), title(form.columns, column)];
  const cell = row === null || column === null ? '' : `${row}.${column}`;
  return [
    ...[...texts, cell].map((text) => `<td>${escaped(text)}</td>`),
    ...[seen, counted].map((value) => `<td class="figure">${escaped(figure(value))}</td>`),
    `<td>${escaped(WORDS[code][lang])}</td>`,
  ].join('');
}
