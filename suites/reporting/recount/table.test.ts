import { parse } from 'node-html-parser';
import { expect, test } from 'vitest';
import { formWithCode } from '../forms/read.ts';
import type { Difference } from './difference.ts';
import { tableOf } from './table.ts';

const form = formWithCode('CT-XA/THANG', 1);
const one: Difference = {
  ...{ code: 'total', form: form.code, period: '202507', unit: '', unitName: 'Tỉnh <Đồng Nai>' },
  ...{ row: 'TTHC01', column: 'v', seen: '12', counted: null },
};
const unit: Difference = {
  ...{ ...one, code: 'missing-unit', unit: '25195', unitName: 'Phường Bình Phước' },
  ...{ row: null, column: null, seen: null },
};

test('each difference is a line with unit, cell, both figures and why, in both languages', () => {
  const page = parse(tableOf(form, '202507', [one, unit]));
  const linesIn = (lang: string) =>
    page
      .querySelectorAll(`table[lang=${lang}] tbody tr`)
      .map((line) => line.querySelectorAll('td').map((cell) => cell.text));
  const province = 'Tỉnh <Đồng Nai>';
  expect(linesIn('vi')[0]).toEqual([
    ...[province, '', 'Hồ sơ thủ tục hành chính tiếp nhận', 'Giá trị', 'TTHC01.v', '12', 'trống'],
    'tổng không bằng tổng các xã',
  ]);
  expect(linesIn('en')[0]?.slice(-3)).toEqual([
    ...['12', 'empty', 'the total is not the sum of the communes'],
  ]);
  expect(linesIn('vi')[1]).toEqual([
    ...['Phường Bình Phước', '25195', '', '', '', '', '', 'không có trong kỳ báo cáo'],
  ]);
});
