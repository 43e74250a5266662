import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { parse } from 'yaml';
import { home } from '../home.ts';
import { checkConfig, loadConfig } from '../load.ts';
import { cited } from './cite.ts';
import type { Norms } from './norms.ts';

const root = mkdtempSync(path.join(tmpdir(), 'norms-'));
afterAll(() => rmSync(root, { recursive: true }));
cpSync(path.join(home, 'config/testdata/good'), root, { recursive: true });
for (const file of ['journeys/take-number.ts', 'products/sandbox/load/peak.ts']) {
  mkdirSync(path.join(root, 'suites/counter', path.dirname(file)), { recursive: true });
  writeFileSync(path.join(root, 'suites/counter', file), '');
}
writeFileSync(path.join(root, 'suites/counter/counter.spec.ts'), "test(...check('unique'));\n");
writeFileSync(path.join(root, 'secret.txt'), 'x');
cpSync(path.join(home, 'config/norms.yaml'), path.join(root, 'config/norms.yaml'));

function edit(file: string, from: string, to: string): void {
  const at = path.join(root, 'config', file);
  const text = readFileSync(at, 'utf8');
  expect(text).toContain(from);
  writeFileSync(at, text.replace(from, to));
}
edit('platforms/counter/platform.yaml', 'source: Kế hoạch', 'norms: [nd-61-2018 điều 17]');
edit('plan.yaml', 'basis:', 'basis: [{ norm: tt-41-2026-bkhcn }]\n  # basis:');

const on = (today: string) =>
  loadConfig({
    ...{ root, target: 'near', today },
    env: { COUNTER_URL: 'https://counter.example.vn', OFFICER_PASSWORD: 'x' },
  });

test('a norm that is not in force on the day is worth a look, and its successor is named', () => {
  const lapsed = ({ message }: { message: string }) => message.includes('Nghị định 61/2018');
  expect(on('2025-06-28').warnings.filter(lapsed)).toEqual([]);
  expect(on('2025-07-05').warnings.filter(lapsed)).toEqual([
    {
      ...{ file: 'config/platforms/counter/platform.yaml', line: 12, column: 13 },
      message:
        'found nd-61-2018 (Nghị định 61/2018/NĐ-CP), whose last day in force was 2025-06-30; on 2025-07-05 nd-118-2025 (Nghị định 118/2025/NĐ-CP) is',
    },
  ]);
});

test('what is read of the plan and its requirements is what is in force on the day', () => {
  const [before, after] = [on('2025-06-28'), on('2026-11-26')];
  expect(before.platforms[0]?.requirements['QUAY-01']?.source).toBe(
    'Nghị định 61/2018/NĐ-CP, điều 17',
  );
  expect(after.platforms[0]?.requirements['QUAY-01']?.source).toBe(
    'Nghị định 118/2025/NĐ-CP (thay Nghị định 61/2018/NĐ-CP, điều 17)',
  );
  expect(before.plan.form.basis).toEqual([
    'Căn cứ Thông tư số 16/2024/TT-BTTTT ngày 30 tháng 12 năm 2024 của Bộ trưởng Bộ Thông tin và Truyền thông',
  ]);
  expect(after.plan.form.basis).toEqual([
    'Căn cứ Thông tư số 41/2026/TT-BKHCN của Bộ trưởng Bộ Khoa học và Công nghệ',
  ]);
});

test('a norm whose days no public text confirms says so where it is cited', () => {
  const { norms } = parse(readFileSync(path.join(home, 'config/norms.yaml'), 'utf8')) as Norms;
  expect(norms['nd-45-2020']?.assumed).toBe(true);
  expect(cited(norms, 'nd-45-2020 điều 9', '2025-07-01')).toBe(
    'Nghị định 45/2020/NĐ-CP, điều 9 (hiệu lực giả định)',
  );
  expect(cited(norms, 'nd-61-2018 điều 17', '2025-06-28')).not.toContain('giả định');
});

test("this repository's own configuration cites nothing that is not in force today", () => {
  const { faults, warnings } = checkConfig(home, {});
  expect(faults).toEqual([]);
  expect(warnings.filter(({ message }) => / in force /.test(message))).toEqual([]);
});
