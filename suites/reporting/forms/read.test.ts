import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Fault } from '../../../config/reading/faults.ts';
import { fileFaults } from '../settings.ts';
import { forms } from './read.ts';

const FOLDER = 'config/platforms/reporting/forms';
const root = mkdtempSync(join(tmpdir(), 'forms-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('the shipped forms are read with all their cells', () => {
  const sizes = forms().map(({ slug, cells }) => [slug, cells.length]);
  expect(Object.fromEntries(sizes)).toEqual({
    ...{ '01-tcd': 29, 'ii-06a': 99 },
    ...{ 'thang-xa': 12, 'thang-xa-2025': 11 },
  });
});

test('the stand-in has the same forms', () => {
  const own = join(import.meta.dirname, '../../../', FOLDER);
  const its = join(import.meta.dirname, '../../../sandbox/reporting/data/forms');
  for (const file of readdirSync(own))
    expect(readFileSync(join(its, file), 'utf8'), file).toBe(readFileSync(join(own, file), 'utf8'));
});

const FORM = `code: X
title: { vi: Biểu, en: Form }
source: thử
version: 1
periods: [month]
kind: count
columns:
  c1: { title: { vi: Một, en: One } }
  c2: { title: { vi: Hai, en: Two }, formula: c1 + c3 }
  c4: { title: { vi: Bốn, en: Four }, formula: c5 * 2 }
  c5: { title: { vi: Năm, en: Five }, formula: c4 / 2 }
  c6: { title: { vi: Sáu, en: Six }, kind: rate, carries: c9 }
rows:
  r1: { title: { vi: Dòng, en: Row } }
checks:
  - { rule: c1 + c2, at: c1, says: { vi: Sai, en: Wrong } }
  - { rule: c1 <= , at: c7, says: { vi: Sai, en: Wrong } }
`;

test('versions of a form that are in force at the same time are refused', () => {
  const folder = join(root, 'two', FOLDER);
  mkdirSync(folder, { recursive: true });
  const form = (version: number, days: string) =>
    `code: X\ntitle: { vi: Biểu, en: Form }\nsource: thử\nversion: ${version}\ninForce: ${days}\nperiods: [month]\nkind: count\ncolumns: { c1: { title: { vi: Một, en: One } } }\nrows: { r1: { title: { vi: Dòng, en: Row } } }\n`;
  writeFileSync(join(folder, 'a.yaml'), form(1, "{ to: '2026-01-14' }"));
  writeFileSync(join(folder, 'b.yaml'), form(2, "{ from: '2026-01-14', to: '2026-12-31' }"));
  writeFileSync(join(folder, 'c.yaml'), form(2, "{ from: '2027-01-01' }"));
  const faults: Fault[] = [];
  fileFaults(join(root, 'two'), faults);
  expect(faults.map(({ file, line, message }) => `${file.slice(-6)}:${line} ${message}`)).toEqual([
    'b.yaml:1 found X in force while a.yaml is, expected other days under inForce',
    'c.yaml:4 found 2 as in b.yaml, expected another version',
  ]);
});

test('a form that is wrong is refused with every place at once', () => {
  mkdirSync(join(root, FOLDER), { recursive: true });
  writeFileSync(join(root, FOLDER, 'x.yaml'), FORM);
  const faults: Fault[] = [];
  fileFaults(root, faults);
  expect(faults.map(({ line, column, message }) => `${line}:${column} ${message}`)).toEqual([
    '9:47 found the name c3, expected c1, c2, c4, c5 or c6',
    '12:59 found the column c9, expected c1, c2, c4, c5 or c6',
    '12:3 found a rate without a formula, expected how it is worked out',
    '10:48 found a formula that rests on c4 itself',
    '11:48 found a formula that rests on c5 itself',
    '16:13 found a formula, expected a rule',
    '17:25 found the row or column c7, expected c1, c2, c4, c5, c6 or r1',
    '17:13 found a formula that cannot be read: Expected expression after <=',
  ]);
});
