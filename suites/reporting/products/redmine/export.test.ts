import { expect, test } from 'vitest';
import { formWithCode } from '../../forms/read.ts';
import { enteredCells, fieldOfCell, figureOf, kept } from './fields.ts';
import { readList } from './export.ts';
import { cellsNamed } from './report.ts';

const form = formWithCode('CT-XA/THANG', 1);
const heads = ['#', 'Dự án', 'Chủ đề', 'Kỳ báo cáo'].concat(
  enteredCells(form).map(({ key }) => fieldOfCell(form, key)),
);
const units = new Map([['Xã Phước An', '26041']]);
const line = (...cells: string[]) => cells.map((one) => `"${one}"`).join(',');
const FIGURES = ['202', '182', '9', '152', '1102375', '402125', '108', ''];
const file = (...lines: string[]) =>
  Buffer.from(`\uFEFF${[line(...heads), ...lines].join('\n')}\n`);

test('an export is read by the names of its columns, fractions in the units of the form', () => {
  const own = line('190', 'Xã Phước An', 'Biểu, kỳ', '202507', ...FIGURES);
  const { period, units: read } = readList(file(own), form, units);
  expect(period).toBe('202507');
  expect(read).toEqual([
    {
      ...{ unit: '26041', unitName: 'Xã Phước An' },
      figures: {
        ...{ 'TTHC01.v': '202', 'TTHC02.v': '182', 'TTHC03.v': '9', 'TTHC05.v': '152' },
        ...{ 'DTC01.v': '1102.375', 'DTC02.v': '402.125', 'AS01.v': '108' },
      },
    },
  ]);
});

test('a unit of no list is nobody, a file of two periods or without a column is refused', () => {
  const one = (name: string, period: string) => line('1', name, '', period, ...FIGURES);
  const { units: read } = readList(file(one('Xã Lạ', '202507')), form, units);
  expect(read.map(({ unit }) => unit)).toEqual(['Xã Lạ']);
  const two = file(one('Xã Phước An', '202507'), one('Xã Lạ', '202506'));
  expect(() => readList(two, form, units)).toThrow('nhiều kỳ');
  expect(() => readList(Buffer.from('#,Dự án\n1,Xã'), form, units)).toThrow('không có cột');
  expect(() => readList(Buffer.from([0xff, 0xfe, 0x41]), form, units)).toThrow('không đọc được');
});

test('what is kept is shown as it was entered', () => {
  const money = enteredCells(form).find(({ key }) => key === 'DTC01.v')!;
  for (const figure of ['1234567.89', '0.001', '12', '0'])
    expect(figureOf(kept(figure, money), money)).toBe(figure);
  // What is no number is sent as it is: Redmine has to refuse it.
  expect(kept('nhiều', money)).toBe('nhiều');
});

test('a message names a cell by its whole name', () => {
  const quarter = formWithCode('II.06a/VPCP/KSTT', 1);
  expect(cellsNamed(quarter, `${fieldOfCell(quarter, 'r1.c12')} không thể để trắng`)).toEqual([
    'r1.c12',
  ]);
});
