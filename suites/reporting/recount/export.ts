import { parse as parseCsv } from 'csv-parse/sync';
import exceljs from 'exceljs';
import { AnswerError } from '../../stage/precondition.ts';
import { Decimal } from '../arithmetic/formula.ts';
import { keyOf } from '../forms/form.ts';
import type { Form } from '../forms/form.ts';
import type { Exported, ExportedUnit } from './exported.ts';

type Table = readonly (readonly string[])[];

/** Most lines that are read of a sheet: more than any province has. */
const MOST_LINES = 20_000;
const MOST_COLUMNS = 300;

/** A workbook: the first sheet has the total, the second a line for each row of each unit. @throws AnswerError */
export async function readExport(bytes: Uint8Array, form: Form): Promise<Exported> {
  const book = new exceljs.Workbook();
  try {
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer);
  } catch (error) {
    throw unreadable('Excel', error);
  }
  const [total, details] = book.worksheets.map(tableOf);
  if (total === undefined || details === undefined)
    throw new AnswerError('tệp kết xuất Excel không có hai trang tính');
  return {
    ...{ name: 'Excel', period: aboutIn(total, 'Kỳ báo cáo') },
    ...{ total: figuresIn(total, form), units: unitsIn(details, form) },
  };
}

/** Text with semicolons between; what it is of stands above the heads. @throws AnswerError */
export function readExportText(bytes: Uint8Array, form: Form): Exported {
  let table: string[][];
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    table = parseCsv(text, { bom: true, delimiter: ';', relax_column_count: true, to: MOST_LINES });
  } catch (error) {
    throw unreadable('CSV', error);
  }
  const numbers = table.map((line) =>
    line.map((one) => (/^-?\d+,\d+$/.test(one) ? one.replace(',', '.') : one)),
  );
  return {
    ...{ name: 'CSV', period: aboutIn(table, 'Kỳ báo cáo'), total: null },
    units: unitsIn(numbers, form),
  };
}

function unreadable(kind: string, cause: unknown): AnswerError {
  const error = new AnswerError(`tệp kết xuất ${kind} không đọc được`);
  error.cause = cause;
  return error;
}

function tableOf(sheet: exceljs.Worksheet): Table {
  const table: string[][] = [];
  for (let row = 1; row <= Math.min(sheet.rowCount, MOST_LINES); row += 1) {
    const line: string[] = [];
    for (let column = 1; column <= Math.min(sheet.columnCount, MOST_COLUMNS); column += 1)
      line.push(textOf(sheet.getRow(row).getCell(column).value));
    table.push(line);
  }
  return table;
}

function textOf(value: exceljs.CellValue): string {
  if (typeof value === 'number') return Number.isFinite(value) ? new Decimal(value).toFixed() : '';
  return typeof value === 'string' ? value : '';
}

function aboutIn(table: Table, label: string): string {
  return table.find(([first]) => first === label)?.[1] ?? '';
}

/** Heads of the columns: ids of the form, wherever they stand. @throws AnswerError where one is missing */
function columnsIn(table: Table, form: Form): { line: number; at: Map<string, number> } {
  const ids = form.columns.map(({ id }) => id);
  const line = table.findIndex((cells) => ids.every((id) => cells.includes(id)));
  if (line < 0) throw new AnswerError('tệp kết xuất không có đủ mã cột của biểu mẫu');
  return { line, at: new Map(ids.map((id) => [id, table[line]!.indexOf(id)])) };
}

function figuresIn(table: Table, form: Form): Record<string, string> {
  const { line, at } = columnsIn(table, form);
  const figures: Record<string, string> = {};
  const rows = new Set(form.rows.map(({ id }) => id));
  for (const cells of table.slice(line + 1)) {
    const row = cells.find((one) => rows.has(one));
    if (row === undefined) continue;
    for (const [column, position] of at) {
      const figure = cells[position] ?? '';
      if (figure !== '') figures[keyOf(row, column)] = figure;
    }
  }
  return figures;
}

/** Unit, name, state and the row's id stand before the figures. */
function unitsIn(table: Table, form: Form): ExportedUnit[] {
  const { line } = columnsIn(table, form);
  const head = table.slice(0, line + 1);
  const units = new Map<string, { unitName: string; lines: (readonly string[])[] }>();
  for (const cells of table.slice(line + 1)) {
    const [unit = '', unitName = ''] = cells;
    const known = units.get(unit) ?? { unitName, lines: [] };
    known.lines.push(cells);
    units.set(unit, known);
  }
  return [...units].map(([unit, { unitName, lines }]) => ({
    ...{ unit, unitName },
    figures: figuresIn([...head, ...lines], form),
  }));
}
