import { expect, test } from 'vitest';
import { words } from './index.ts';

/** Paths of all wordings with their values. */
function leaves(value: object, path = ''): [string, unknown][] {
  return Object.entries(value).flatMap(([key, part]): [string, unknown][] => {
    const here = `${path}.${key}`;
    const deeper = typeof part === 'object' && part !== null && !(part instanceof RegExp);
    return deeper ? leaves(part as object, here) : [[here, part]];
  });
}

test('both languages have the same keys and no empty wording', () => {
  const vi = leaves(words('vi'));
  const en = leaves(words('en'));
  expect(en.map(([path]) => path).sort()).toEqual(vi.map(([path]) => path).sort());
  expect([...vi, ...en].filter(([, value]) => value === '')).toEqual([]);
});

test('the English is not the Vietnamese left over', () => {
  const vi = new Map(leaves(words('vi')));
  const same = leaves(words('en')).filter(
    ([path, value]) => typeof value === 'string' && vi.get(path) === value,
  );
  expect(same.map(([path]) => path).sort()).toEqual(['.page.chartMs', '.page.chartP95']);
});
