import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import fc from 'fast-check';
import { joined, partOf } from './shards.ts';
import type { Row } from './table.ts';
import { conclusion, summary } from './table.ts';

let folder = '';
beforeEach(() => void (folder = mkdtempSync(path.join(tmpdir(), 'shards-'))));
afterEach(() => rmSync(folder, { recursive: true }));

const row = (fault: string, more: Partial<Row> = {}): Row => ({
  ...{ fault, platform: 'one', requirement: 'MOT-01', ok: true, decision: 'no-go' },
  ...{ others: [], seconds: 20, problem: '', ...more },
});

function file(name: string, wanted: string[], rows: Row[]): string {
  const at = path.join(folder, name);
  writeFileSync(at, JSON.stringify({ shard: '1/2', wanted, rows }));
  return at;
}

test('the parts have each fault once, whatever their number', () => {
  const cases = fc.tuple(fc.array(fc.nat(), { maxLength: 60 }), fc.integer({ min: 1, max: 9 }));
  fc.assert(
    fc.property(cases, ([numbers, total]) => {
      const all = numbers.map((_, index) => index);
      const parts =
        all.length === 0
          ? []
          : Array.from({ length: total }, (_, i) => partOf(all, `${i + 1}/${total}`));
      expect(parts.flat().toSorted((a, b) => a - b)).toEqual(all);
    }),
  );
});

test('are put together in the order they were asked for', () => {
  const wanted = ['a', 'b', 'c'];
  const first = file('1.json', wanted, [row('c'), row('a')]);
  const second = file('2.json', wanted, [row('b', { ok: false, platform: 'two' })]);
  const rows = joined([second, first]);
  expect(rows.map(({ fault }) => fault)).toEqual(wanted);
  expect(summary(rows, 'faults')).toMatch(
    /^\none +2 of 2 faults right, 40 s\ntwo +0 of 1 faults right, 20 s\n$/,
  );
  expect(conclusion(rows, 'faults')).toBe('2 of 3 faults turn the right requirement red\n');
});

test.each<[string, () => string[], RegExp]>([
  [
    'a part that is missing',
    () => [file('1.json', ['a', 'b'], [row('a')])],
    /tried 1 of 2 faults: b/,
  ],
  [
    'a part twice',
    () => [file('1.json', ['a'], [row('a')]), file('2.json', ['a'], [row('a')])],
    /2\.json has the fault a once more/,
  ],
  [
    'parts of other questions',
    () => [file('1.json', ['a'], [row('a')]), file('2.json', ['b'], [])],
    /2\.json asked for other faults/,
  ],
  [
    'a file that is none',
    () => [path.join(folder, 'none.json')],
    /none\.json cannot be read: ENOENT/,
  ],
  [
    'a file of something else',
    () => [writeOther()],
    /other\.json is no table of faults; expected what/,
  ],
])('%s is refused', (_name, files, message) => {
  expect(() => joined(files())).toThrow(message);
});

function writeOther(): string {
  const at = path.join(folder, 'other.json');
  writeFileSync(at, '{"rows": 3}');
  return at;
}
