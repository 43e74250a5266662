import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { cited, ground, holding } from './cite.ts';
import { Norms } from './norms.ts';

const file = path.join(import.meta.dirname, '../norms.yaml');
const { norms } = Norms.parse(parse(readFileSync(file, 'utf8')));

test.each([
  ['nd-61-2018 điều 17', '2025-06-28', 'Nghị định 61/2018/NĐ-CP, điều 17'],
  [
    'nd-61-2018 điều 17',
    '2025-07-01',
    'Nghị định 118/2025/NĐ-CP (thay Nghị định 61/2018/NĐ-CP, điều 17)',
  ],
  ['nd-118-2025', '2025-07-01', 'Nghị định 118/2025/NĐ-CP'],
  ['nd-118-2025', '2025-06-28', 'Nghị định 61/2018/NĐ-CP'],
  ['tcvn-14423-2026 mục 3', '2025-06-28', 'TCVN 11930:2017 (hiệu lực giả định)'],
  [
    'tt-12-2022-btttt',
    '2026-11-26',
    'Nghị định 331/2026/NĐ-CP (hiệu lực giả định); Nghị định 333/2026/NĐ-CP (hiệu lực giả định) (thay Thông tư 12/2022/TT-BTTTT)',
  ],
  // Between the end of one and the first day of the next nothing is in force that is named.
  ['tt-12-2022-btttt', '2026-07-15', 'Thông tư 12/2022/TT-BTTTT (hiệu lực giả định)'],
  ['bo-luat-dan-su-2015 điều 147', '2026-11-26', 'Bộ luật Dân sự 2015, điều 147'],
])('%s on %s is cited as what is in force', (citation, day, words) => {
  expect(cited(norms, citation, day)).toBe(words);
});

test('over several that took their places, in both directions', () => {
  expect(holding(norms, 'tt-24-2020-btttt', '2026-11-26')).toEqual([
    'nd-224-2026',
    'tt-41-2026-bkhcn',
  ]);
  expect(holding(norms, 'tt-41-2026-bkhcn', '2025-01-01')).toEqual(['tt-24-2020-btttt']);
});

test.each([
  [
    'tt-16-2024-btttt',
    'Căn cứ Thông tư số 16/2024/TT-BTTTT ngày 30 tháng 12 năm 2024 của Bộ trưởng Bộ Thông tin và Truyền thông',
  ],
  ['nd-118-2025', 'Căn cứ Nghị định số 118/2025/NĐ-CP ngày 09 tháng 6 năm 2025 của Chính phủ'],
  ['luat-giao-dich-dien-tu-2023', 'Căn cứ Luật Giao dịch điện tử 2023 của Quốc hội'],
])('%s as a ground', (id, words) => {
  expect(ground(norms, id)).toBe(words);
});
