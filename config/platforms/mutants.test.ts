import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fault } from '../reading/faults.ts';
import { mutantId, mutantsFile, readEquivalents } from './mutants.ts';

const ONE = 'counter GET /a empty';
let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'mutants-'));
  const path = join(root, mutantsFile('counter'));
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(
    path,
    `equivalent:
  ${mutantId(ONE)}: { mutant: ${ONE}, reason: { vi: Một, en: One } }
kinds:
  - { mutants: [portal * header-lost *], reason: { vi: Nơi khác, en: Elsewhere } }
  - { mutants: [portal GET /style.* *], reason: { vi: Kiểu dáng, en: Style } }
`,
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a reason is found by the words of a mutant, or of its kind, and by no other', () => {
  const faults: Fault[] = [];
  const reasonOf = readEquivalents(root, ['counter', 'none'], faults);
  expect(faults).toEqual([]);
  expect(reasonOf(ONE)?.en).toBe('One');
  expect(reasonOf('portal POST /x header-lost location')?.en).toBe('Elsewhere');
  expect(reasonOf('portal GET /style.css empty')?.en).toBe('Style');
  for (const other of [
    'counter GET /a empty more',
    'counter GET /x header-lost location',
    'portal GET /stylexcss empty',
    'a portal GET /x header-lost location',
  ])
    expect(reasonOf(other)).toBeUndefined();
});
