import exceljs from 'exceljs';
import { InputError } from '../../web/errors.ts';
import type { Form } from '../domain/forms.ts';
import { entered, tidy } from '../domain/numbers.ts';
import { PLACES, REPORT_SHEET } from './write.ts';

/** What a workbook must be of. */
export interface Wanted {
  form: Form;
  period: string;
  unit: string;
}

/** How an import may go wrong. */
export interface ReadSpoil {
  isShifted?: boolean;
  arePointsDecimal?: boolean;
  isAnyPeriod?: boolean;
  isAnyVersion?: boolean;
}

/**
 * The figures of a workbook as it was exported and filled in: cell → number with a point, null where it was left empty.
 * @throws InputError that names the cell of the sheet
 */
export async function readBook(
  bytes: Uint8Array,
  wanted: Wanted,
  spoil: ReadSpoil = {},
): Promise<Map<string, string | null>> {
  const sheet = await sheetIn(bytes);
  checkHead(sheet, wanted, spoil);
  const columns = columnsIn(sheet, wanted.form);
  const figures = new Map<string, string | null>();
  const seen = new Set<string>();
  for (let at = PLACES.first; at <= Math.min(sheet.rowCount, PLACES.first + 500); at += 1) {
    const id = textIn(sheet.getCell(at, 1)).trim();
    if (id === '') continue;
    const row = wanted.form.rows.find((one) => one.id === id);
    if (row === undefined) throw new InputError(`Ô A${at}: biểu mẫu không có chỉ tiêu ${id}.`);
    if (seen.has(id)) throw new InputError(`Ô A${at}: chỉ tiêu ${id} có hai lần.`);
    seen.add(id);
    for (const [column, position] of columns) {
      const cell = sheet.getCell(at, position + (spoil.isShifted === true ? 1 : 0));
      figures.set(`${id}.${column}`, numberIn(cell, spoil.arePointsDecimal === true));
    }
  }
  if (seen.size === 0) throw new InputError(`Ô A${PLACES.first}: tệp không có chỉ tiêu nào.`);
  return figures;
}

async function sheetIn(bytes: Uint8Array): Promise<exceljs.Worksheet> {
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch {
    throw new InputError('Tệp không phải bảng tính Excel (.xlsx) đọc được.');
  }
  const sheet = book.getWorksheet(REPORT_SHEET);
  if (sheet === undefined) throw new InputError(`Tệp không có trang tính “${REPORT_SHEET}”.`);
  return sheet;
}

function checkHead(
  sheet: exceljs.Worksheet,
  { form, period, unit }: Wanted,
  spoil: ReadSpoil,
): void {
  const checks: [number, string, string][] = [
    [PLACES.form, 'biểu mẫu', form.code],
    [PLACES.version, 'phiên bản biểu mẫu', String(form.version)],
    [PLACES.period, 'kỳ báo cáo', period],
    [PLACES.unit, 'đơn vị', unit],
  ];
  for (const [row, what, value] of checks) {
    if (row === PLACES.period && spoil.isAnyPeriod === true) continue;
    if (row === PLACES.version && spoil.isAnyVersion === true) continue;
    const found = textIn(sheet.getCell(row, 2)).trim();
    if (found !== value) throw new InputError(`Ô B${row}: ${what} là “${found}”, cần “${value}”.`);
  }
}

function columnsIn(sheet: exceljs.Worksheet, form: Form): [id: string, position: number][] {
  const found: [string, number][] = [];
  for (let at = 3; at <= Math.min(sheet.columnCount, 200); at += 1) {
    const cell = sheet.getCell(PLACES.ids, at);
    const id = textIn(cell).trim();
    if (id === '') continue;
    if (!form.columns.some((one) => one.id === id))
      throw new InputError(`Ô ${cell.address}: biểu mẫu không có cột ${id}.`);
    found.push([id, at]);
  }
  if (found.length === 0) throw new InputError(`Ô C${PLACES.ids}: tệp không có mã cột.`);
  return found;
}

function textIn({ value }: exceljs.Cell): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'object' && 'richText' in value)
    return value.richText.map(({ text }) => text).join('');
  if (typeof value === 'object' && 'text' in value) return String(value.text);
  if (typeof value === 'object' && 'result' in value) return String(value.result ?? '');
  return typeof value === 'object' ? '' : String(value);
}

/** A number, digits as text in the way of Vietnam, or what a formula came to. Cells merged into another have none. */
function numberIn(cell: exceljs.Cell, arePointsDecimal: boolean): string | null {
  if (cell.isMerged && cell.master.address !== cell.address) return null;
  const { value } = cell;
  const isFormula = typeof value === 'object' && value !== null && 'result' in value;
  const plain = isFormula ? value.result : value;
  if (typeof plain === 'number') {
    if (!Number.isFinite(plain)) throw new InputError(`Ô ${cell.address}: không phải là số.`);
    return tidy(plain.toFixed(10));
  }
  const text = textIn(cell);
  const number = arePointsDecimal && /^\d+\.\d+$/.test(text) ? tidy(text) : entered(text);
  if (number === undefined) throw new InputError(`Ô ${cell.address}: “${text}” không phải là số.`);
  return number;
}
