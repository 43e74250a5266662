import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeSmall, trial } from '../trial/testing/small.ts';
import { oneLine, safeJson, shown } from './print.ts';

test.each([
  ['\u001b[31mđỏ\u001b[0m', 'đỏ'],
  ['\u001b]0;tên cửa sổ\u0007x', 'x'],
  ['\u001b]8;;http://evil.test\u001b\\bấm\u001b]8;;\u001b\\', 'bấm'],
  ['a\u009b2Jb', 'ab'],
  ['\rđè lên', 'đè lên'],
  ['xóa\u0008\u0008', 'xóa'],
  ['\u202egnưc\u202c', 'gnưc'],
  ['hai\ndòng\r\nba', 'hai ⏎ dòng ⏎ ba'],
  ['x\u2028y', 'xy'],
  ['::error::giả', '· ::error::giả'],
  ['  ##[command]rm', '  · ##[command]rm'],
  ['\u200b::set-output name=a::b', '· ::set-output name=a::b'],
  ['section_start:1:a\r\u001b[0K', 'section·start:1:a'],
  ['Hồ sơ “đúng hạn” – 100%', 'Hồ sơ “đúng hạn” – 100%'],
])('%j is shown as %j', (text, line) => {
  expect(oneLine(text)).toBe(line);
  expect(oneLine(line)).toBe(line);
});

test('no text gets through as anything but text', () => {
  const nasty = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom('\u001b', '\u001b[2J', '\n', '::error::', '\u202e', '\u009b', '\r', '##['),
  );
  fc.assert(
    fc.property(
      fc.array(nasty).map((all) => all.join('')),
      (text) => {
        const line = oneLine(text);
        expect(line).not.toMatch(/[\p{Cc}\u2028-\u202e\u2066-\u2069]/u);
        for (const one of shown(text).split('\n'))
          expect(one.trimStart()).not.toMatch(/^(?:::|##\[)/);
      },
    ),
  );
});

test('JSON means the same, and moves no cursor', () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      const safe = safeJson(JSON.stringify([JSON.parse(json), '\u009b2J\u202e\u2028']));
      expect(JSON.parse(safe)).toEqual([JSON.parse(json), '\u009b2J\u202e\u2028']);
      expect(safe).not.toMatch(/[\u0080-\u009f\u2028-\u202e]/);
    }),
  );
});

test('a title of a spec forges no line of a log and no command to a CI server', async () => {
  const small = await makeSmall();
  try {
    small.file(
      'suites/small/own.spec.ts',
      String.raw`import { expect, test } from '@playwright/test';
test('của tôi\n::error::giả mạo\u001b[2J\u202e', async () => {
  expect('\n::error::giả mạo\u001b[31m').toBe('a\u009b2J');
});
`,
    );
    const ran = await trial(small);
    const told = `${ran.stdout}\n${ran.stderr}`;
    expect(ran.stderr).toContain('của tôi');
    for (const line of told.split('\n')) expect(line.trimStart()).not.toMatch(/^::/);
    for (const sign of ['\u001b', '\u009b', '\u202e', '\r']) expect(told).not.toContain(sign);
    expect(ran.report?.cases.some(({ title }) => title.includes('\n::error::'))).toBe(true);
  } finally {
    await small.close();
  }
});
