import exceljs from 'exceljs';
import { AnswerError } from '../stage/precondition.ts';
import { Decimal } from './arithmetic/formula.ts';
import { keyOf } from './forms/form.ts';
import type { Form } from './forms/form.ts';

/** A report's workbook, opened to be changed as people change it. */
export class ReportBook {
  readonly #book: exceljs.Workbook;
  readonly #sheet: exceljs.Worksheet;
  /** Row and column ids → where they stand. */
  readonly #at = new Map<string, { row: number; column: number }>();

  private constructor(book: exceljs.Workbook, sheet: exceljs.Worksheet, form: Form) {
    this.#book = book;
    this.#sheet = sheet;
    const rows = new Map<string, number>();
    const columns = new Map<string, number>();
    sheet.eachRow((line) =>
      line.eachCell((cell) => {
        const text = typeof cell.value === 'string' ? cell.value : '';
        if (form.rows.some(({ id }) => id === text)) rows.set(text, Number(cell.row));
        if (form.columns.some(({ id }) => id === text)) columns.set(text, Number(cell.col));
      }),
    );
    for (const [row, y] of rows)
      for (const [column, x] of columns) this.#at.set(keyOf(row, column), { row: y, column: x });
  }

  /** @throws AnswerError where it is no workbook with the form's cells */
  static async open(bytes: Uint8Array, form: Form): Promise<ReportBook> {
    const book = new exceljs.Workbook();
    await book.xlsx.load(Buffer.from(bytes) as unknown as ArrayBuffer).catch((cause: unknown) => {
      throw Object.assign(new AnswerError('tệp kết xuất Excel không đọc được'), { cause });
    });
    const [sheet] = book.worksheets;
    if (sheet === undefined) throw new AnswerError('tệp kết xuất Excel không có trang tính');
    const opened = new ReportBook(book, sheet, form);
    if (opened.#at.size !== form.cells.length)
      throw new AnswerError('tệp kết xuất Excel không có đủ ô của biểu mẫu');
    return opened;
  }

  /** Puts something into a cell of the form: a number, text, a formula, or nothing. */
  put(key: string, value: exceljs.CellValue): this {
    this.#cell(key).value = value;
    return this;
  }

  /** What a cell of the form says, as a number with a point; empty where nothing does. */
  figure(key: string): string {
    const { value } = this.#cell(key);
    return typeof value === 'number' ? new Decimal(value).toFixed() : '';
  }

  /** The address of a cell of the form, as people read it. */
  address(key: string): string {
    return this.#cell(key).address;
  }

  /** Replaces a text of the sheet by another. @returns the address of its cell */
  replace(text: string, by: string): string {
    let address = '';
    this.#sheet.eachRow((line) =>
      line.eachCell((cell) => {
        if (cell.value !== text || address !== '') return;
        cell.value = by;
        address = cell.address;
      }),
    );
    return address;
  }

  rename(name: string): this {
    this.#sheet.name = name;
    return this;
  }

  async bytes(): Promise<Buffer> {
    return Buffer.from(await this.#book.xlsx.writeBuffer());
  }

  #cell(key: string): exceljs.Cell {
    const at = this.#at.get(key);
    if (at === undefined) throw new RangeError(`no cell ${key} in the workbook`);
    return this.#sheet.getCell(at.row, at.column);
  }
}
