import exceljs from 'exceljs';
import type { Form } from '../domain/forms.ts';
import { written } from '../domain/numbers.ts';
import type { Values } from '../domain/reckon.ts';

/** The sheet that a report is exported to and imported from. */
export const REPORT_SHEET = 'Báo cáo';
/** Rows of that sheet: what it is of stands above the heads of the columns. */
export const PLACES = { form: 2, version: 3, period: 4, unit: 5, ids: 7, first: 9 } as const;

export interface Exported {
  form: Form;
  period: string;
  unit: string;
  unitName: string;
  title: string;
}

/** One line of the detailed export: a unit's row of the form. */
export interface Detail {
  unit: string;
  unitName: string;
  state: string;
  figures: Values;
}

/** Text that no spreadsheet takes for a formula. */
export function harmless(text: string, isOff = false): string {
  return !isOff && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

const numberOf = (value: string | undefined) => (value === undefined ? null : Number(value));
const formatOf = (digits: number) => (digits === 0 ? '#,##0' : `#,##0.${'#'.repeat(digits)}`);

/** A report as a workbook that can be filled in and imported. */
export async function reportBook(of: Exported, figures: Values): Promise<Buffer> {
  const book = new exceljs.Workbook();
  fillSheet(book.addWorksheet(REPORT_SHEET), of, figures);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function fillSheet(sheet: exceljs.Worksheet, of: Exported, figures: Values): void {
  const { form } = of;
  sheet.getCell(1, 1).value = harmless(of.title);
  const about: [number, string, string][] = [
    [PLACES.form, 'Biểu mẫu', form.code],
    [PLACES.version, 'Phiên bản biểu mẫu', String(form.version)],
    [PLACES.period, 'Kỳ báo cáo', of.period],
    [PLACES.unit, 'Đơn vị', of.unit],
  ];
  for (const [row, label, value] of about) {
    sheet.getCell(row, 1).value = label;
    sheet.getCell(row, 2).value = value;
  }
  sheet.getCell(PLACES.unit, 3).value = of.unitName;
  sheet.getRow(PLACES.ids).values = ['Mã', '', ...form.columns.map(({ id }) => id)];
  sheet.getRow(PLACES.ids + 1).values = ['', 'Chỉ tiêu', ...form.columns.map(({ title }) => title)];
  for (const [n, row] of form.rows.entries()) {
    const line = sheet.getRow(PLACES.first + n);
    line.getCell(1).value = row.id;
    line.getCell(2).value = row.title;
    for (const [at, column] of form.columns.entries()) {
      const cell = form.cells.find((one) => one.row === row && one.column === column);
      if (cell === undefined) continue;
      line.getCell(3 + at).value = numberOf(figures[cell.key]);
      line.getCell(3 + at).numFmt = formatOf(cell.digits);
    }
  }
  sheet.getColumn(2).width = 40;
}

/** A campaign as a workbook: the total, and every unit's figures. */
export async function campaignBook(
  of: Exported,
  total: Values,
  details: readonly Detail[],
): Promise<Buffer> {
  const book = new exceljs.Workbook();
  fillSheet(book.addWorksheet('Tổng hợp'), of, total);
  const sheet = book.addWorksheet('Chi tiết');
  for (const line of detailLines(of, details)) sheet.addRow(line.map(valueOf));
  return Buffer.from(await book.xlsx.writeBuffer());
}

const valueOf = (one: string | { number: string } | null) =>
  typeof one === 'object' && one !== null ? Number(one.number) : one;

type Piece = string | { number: string } | null;

function detailLines({ form }: Exported, details: readonly Detail[]): Piece[][] {
  const heads = [
    'Mã đơn vị',
    'Đơn vị',
    'Trạng thái',
    'Mã chỉ tiêu',
    ...form.columns.map(({ id }) => id),
  ];
  const lines = details.flatMap(({ unit, unitName, state, figures }) =>
    form.rows.map((row): Piece[] => [
      ...[unit, harmless(unitName), state, row.id],
      ...form.columns.map((column) => {
        const value = figures[`${row.id}.${column.id}`];
        return value === undefined ? null : { number: value };
      }),
    ]),
  );
  return [heads, ...lines];
}

/** The same as text: semicolons between and a comma within numbers, as spreadsheets here expect it. */
export function campaignCsv(of: Exported, details: readonly Detail[], isBare: boolean): string {
  const piece = (one: Piece) => {
    if (one === null) return '';
    if (typeof one === 'object') return written(one.number).replaceAll('.', '');
    const text = harmless(one, isBare);
    return /[";\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const about = [
    ['Đợt báo cáo', of.title],
    ['Kỳ báo cáo', of.period],
  ];
  const lines = [...about, ...detailLines(of, details)];
  return `\uFEFF${lines.map((line) => line.map(piece).join(';')).join('\r\n')}\r\n`;
}
