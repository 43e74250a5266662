import type { Cell, Worksheet } from 'exceljs';
import { shiftedToVietNam } from '../figures.ts';
import type { Format } from '../kind.ts';
import type { Register, Value } from '../rows.ts';
import { words } from '../wording/index.ts';
import { printable } from '../xml.ts';
import { settledDates, settledZip } from '../zip.ts';

/** Letters a spreadsheet cell can hold. */
const CELL_LIMIT = 32_767;
const BORDER = { style: 'thin', color: { argb: 'FF8C8C8C' } } as const;

/** Spreadsheet of a register: one sheet, frozen header with a filter, real dates, wrapped text. */
export const xlsx: Format<'register'> = {
  name: 'xlsx',
  extension: 'xlsx',
  shape: 'register',
  parts: () => [import('exceljs')],
  async render(register, { report, lang }) {
    const { default: ExcelJs } = await import('exceljs');
    const workbook = new ExcelJs.Workbook();
    const at = new Date(register.at);
    Object.assign(workbook, { creator: report.form.agency, created: at, modified: at });
    workbook.title = register.title;
    const sheet = workbook.addWorksheet(register.sheet, {
      views: [{ state: 'frozen', xSplit: 2, ySplit: 1 }],
      pageSetup: {
        paperSize: 9,
        orientation: 'landscape',
        fitToPage: true,
        fitToWidth: 1,
        fitToHeight: 0,
        printTitlesRow: '1:1',
      },
      headerFooter: { oddHeader: `&C&P`, oddFooter: `&L${register.title}` },
    });
    fill(sheet, register, words(lang).register.cut);
    const bytes = new Uint8Array(await workbook.xlsx.writeBuffer());
    return settledZip(bytes, register.at, (name, xml) =>
      name === 'docProps/core.xml' ? settledDates(xml, register.at) : xml,
    );
  },
};

function fill(sheet: Worksheet, register: Register, cut: string): void {
  sheet.columns = register.columns.map(({ key, width }) => ({ key, width }));
  const head = sheet.addRow(register.columns.map(({ title }) => title));
  head.height = 32;
  head.eachCell((cell) => {
    cell.font = { name: 'Times New Roman', size: 11, bold: true };
    cell.alignment = { vertical: 'middle', horizontal: 'center', wrapText: true };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFE3E8EF' } };
    cell.border = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER };
  });
  for (const values of register.rows) {
    const row = sheet.addRow([]);
    values.forEach((value, index) => put(row.getCell(index + 1), value, cut));
  }
  const last = Math.max(1, register.rows.length + 1);
  sheet.autoFilter = {
    from: { row: 1, column: 1 },
    to: { row: last, column: register.columns.length },
  };
}

function put(cell: Cell, value: Value, cut: string): void {
  const linked = value.kind === 'text' && value.href !== undefined;
  cell.font = linked
    ? { name: 'Times New Roman', size: 11, underline: true, color: { argb: 'FF0B4F9E' } }
    : { name: 'Times New Roman', size: 11 };
  const horizontal = value.kind === 'text' ? 'left' : 'center';
  cell.alignment = { vertical: 'top', horizontal, wrapText: true };
  cell.border = { top: BORDER, bottom: BORDER, left: BORDER, right: BORDER };
  if (value.kind === 'number') cell.value = value.value;
  else if (value.kind === 'time') {
    cell.numFmt = 'dd/mm/yyyy hh:mm';
    cell.value = value.iso === null ? null : shiftedToVietNam(value.iso);
  } else {
    const text = fitted(value.text, cut);
    cell.value = value.href === undefined ? text : { text, hyperlink: value.href };
  }
}

/** Always a string value, so that a leading `=` stays a letter and never becomes a formula. */
function fitted(text: string, cut: string): string {
  const clean = printable(text);
  if (clean.length <= CELL_LIMIT) return clean;
  return `${clean.slice(0, CELL_LIMIT - cut.length - 1).toWellFormed()}${cut}`;
}
