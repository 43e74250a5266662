import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { formatNames, outputs, registered } from './registry.ts';

/** Names of the modules in a folder of this one. */
function onDisk(folder: string): string[] {
  return readdirSync(new URL(folder, import.meta.url))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => name.replace(/\.ts$/, ''))
    .sort();
}

test('every kind and every format on disk is registered under its file name, and no other', () => {
  expect(registered().kinds).toEqual(onDisk('kinds/'));
  expect(registered().formats).toEqual(onDisk('formats/'));
});

test('a run gets the files that the design names', () => {
  expect(
    outputs()
      .map(({ file }) => file)
      .sort(),
  ).toEqual([
    'bao-cao.docx',
    'bao-cao.html',
    'bao-cao.pdf',
    'junit.xml',
    'so-theo-doi-loi.xlsx',
    'verdict.json',
  ]);
  expect(formatNames()).toEqual(['docx', 'html', 'json', 'junit', 'pdf', 'xlsx']);
});
