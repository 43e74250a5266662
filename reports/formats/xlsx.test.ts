import { join } from 'node:path';
import { existsSync } from 'node:fs';
import ExcelJs from 'exceljs';
import type { Worksheet } from 'exceljs';
import { afterEach, describe, expect, test } from 'vitest';
import type { TrialReport } from '../../records/runs/report.ts';
import { HOSTILE, removeFolder, written } from '../testdata/folder.ts';
import { sampleReport } from '../testdata/sample.ts';

/** The columns of the official form, word for word. */
const COLUMNS = [
  'STT',
  'Mã lỗi',
  'Thời điểm phát hiện',
  'Hệ thống',
  'Chức năng',
  'Đơn vị',
  'Người báo',
  'Kênh',
  'Mô tả',
  'Bước tái hiện',
  'Mong đợi / thực tế',
  'Bằng chứng',
  'Mức độ',
  'Ưu tiên',
  'Nhóm nguyên nhân',
  'Đơn vị xử lý',
  'Người xử lý',
  'Hạn',
  'Trạng thái',
  'Giải pháp',
  'Kết quả kiểm tra lại',
  'Ngày đóng',
  'Người xác nhận',
];

const folders: string[] = [];
afterEach(() => folders.splice(0).forEach(removeFolder));

async function sheetOf(report: TrialReport): Promise<Worksheet> {
  const folder = await written(report, { formats: ['xlsx', 'html'] });
  folders.push(folder);
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.readFile(join(folder, 'so-theo-doi-loi.xlsx'));
  const sheet = workbook.getWorksheet('Sổ theo dõi lỗi');
  if (sheet === undefined) throw new Error('The register has no sheet of its name.');
  return sheet;
}

const headOf = (sheet: Worksheet): string[] =>
  COLUMNS.map((_column, index) => sheet.getRow(1).getCell(index + 1).text);

describe('the register', () => {
  test('has the 23 columns of the form, a filter and a frozen head', async () => {
    const sheet = await sheetOf(sampleReport({ failing: 5, decision: 'no-go' }));
    expect(headOf(sheet)).toEqual(COLUMNS);
    expect(sheet.columnCount).toBe(23);
    expect(sheet.rowCount).toBe(6);
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 1 });
    expect(sheet.autoFilter).toBe('A1:W6');
    expect(sheet.getColumn(9).width).toBeGreaterThan(20);
    expect(sheet.getRow(2).getCell(9).alignment.wrapText).toBe(true);
  });

  test('has real dates in Vietnamese time and states in Vietnamese', async () => {
    const report = sampleReport({ failing: 5, decision: 'no-go' });
    const row = (await sheetOf(report)).getRow(2);
    const found = row.getCell(3);
    expect(found.numFmt).toBe('dd/mm/yyyy hh:mm');
    expect(found.value).toEqual(new Date('2025-06-28T08:10:00.000Z'));
    expect(report.defects[0]?.foundAt).toBe('2025-06-28T01:10:00.000Z');
    expect(row.getCell(19).text).toBe('Đang xử lý');
    expect(row.getCell(13).text).toBe('S1 – Nghiêm trọng');
    expect(row.getCell(17).text).toBe('VNPT – Tổ ứng cứu');
    expect(row.getCell(10).text).toBe('1. Mở trang Cổng dịch vụ công\n2. Đăng nhập\n3. Nộp hồ sơ');
  });

  test('leads from a defect to its evidence and to the report', async () => {
    const row = (await sheetOf(sampleReport({ failing: 1, decision: 'no-go' }))).getRow(2);
    expect(row.getCell(2).hyperlink).toBe('bao-cao.html#defect-LOI-0001');
    const href = row.getCell(12).hyperlink;
    expect(existsSync(join(folders[0] ?? '', decodeURIComponent(href)))).toBe(true);
  });

  test('without defects is a valid file with its head and nothing below', async () => {
    const sheet = await sheetOf(sampleReport({}));
    expect(headOf(sheet)).toEqual(COLUMNS);
    expect(sheet.rowCount).toBe(1);
  });

  test('takes no text for a formula and holds the longest', async () => {
    const report = sampleReport({ failing: 1, decision: 'no-go', hostile: HOSTILE });
    const [defect] = report.defects;
    if (defect === undefined) throw new Error('The sample has no defect.');
    defect.title = '=1+1';
    defect.solution = `@${'z'.repeat(40_000)}`;
    const row = (await sheetOf(report)).getRow(2);
    expect(row.getCell(9).type).toBe(ExcelJs.ValueType.String);
    expect(row.getCell(9).value).toBe('=1+1');
    expect(row.getCell(20).text.length).toBeLessThanOrEqual(32_767);
    expect(row.getCell(20).text).toContain('(lược bớt)');
  });
});
