import fc from 'fast-check';
import { expect, test } from 'vitest';
import { attachmentName } from './attachment-name.ts';

test.each([
  ['ghi chú đối chiếu.csv', undefined, 'ghi-chu-doi-chieu.csv'],
  ['../../etc/passwd', undefined, 'etc-passwd'],
  ['a/b\\c.json', undefined, 'a-b-c.json'],
  ['a..b…c.json', undefined, 'a.b-c.json'],
  ['hai\ndòng\0.txt', undefined, 'hai-dong.txt'],
  ['..', undefined, 'attachment'],
  ['', '/tmp/x/har-0123.HAR', 'attachment.har'],
  ['mạng', '/tmp/x/mang-0123.json', 'mang.json'],
  ['CON.txt', undefined, '_CON.txt'],
  ['nul', undefined, '_nul'],
  ['.git', undefined, 'git'],
  ['日本', undefined, 'attachment'],
])('%j of %s → %s', (name, file, expected) => {
  expect(attachmentName(name, file)).toBe(expected);
});

test('any name is one that any disk takes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (name) => {
      const kept = attachmentName(name);
      expect(kept).toMatch(/^\w[\w.-]{0,80}$/);
      expect(kept).not.toMatch(/\.\.|^\.|[.-]$|^(?:con|nul)(?:\.|$)/i);
    }),
  );
  expect(attachmentName('ổ'.repeat(5_000) + '.json')).toBe(`${'o'.repeat(75)}.json`);
});
