import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { makeSmall, trial, type Small } from './testing/small.ts';

const SECRETS = ['Nguyễn Thị Bích Ngọc', '075201012345', '0912345678'];

let small: Small | undefined;
afterEach(async () => {
  await small?.close();
});

/** A tester's own case that attaches what the body says, and passes. */
const spec = (attach: string) => `import { expect, test } from '@playwright/test';
import { gzipSync } from 'node:zlib';
const person = ${JSON.stringify(SECRETS)}.join(' ');
test('của tôi\\ncó hai dòng', async ({}, info) => {
${attach}
  expect(1).toBe(1);
});
`;

test('what a case attaches is kept masked under a safe name, or left out and named', async () => {
  small = await makeSmall();
  const body = (name: string, type: string, content: string) =>
    `  await info.attach(${JSON.stringify(name)}, { contentType: ${JSON.stringify(type)}, body: ${content} });`;
  const picture = 'Buffer.from([0x89, 0x50, 0x4e, 0x47, 1, 2])';
  small.file(
    'suites/small/own.spec.ts',
    spec(
      [
        body('a.json', 'application/json; charset=utf-8', 'JSON.stringify({ person })'),
        body('a.json', 'application/ld+json', 'JSON.stringify({ person })'),
        body('b', 'application/octet-stream', 'person'),
        body('c.csv', 'text/csv', '`1,"${person}"`'),
        body(
          'd',
          'application/x-www-form-urlencoded',
          'new URLSearchParams({ person }).toString()',
        ),
        body('e', 'application/octet-stream', "Buffer.from('\\ufeff' + person, 'utf16le')"),
        body('f.gz', 'application/octet-stream', 'gzipSync(person)'),
        body('../../../ngoài.xml', 'application/xml', '`<a>${person}</a>`'),
        body(`g ${SECRETS[0]} ${SECRETS[1]}.txt`, 'text/plain', 'person'),
        body('đơn.pdf', 'text/plain', "'%PDF-1.7 ' + person"),
        body('ảnh', 'image/png', picture),
        body(`${'h'.repeat(300)}.bin`, 'application/zip', 'Buffer.from([1, 2, 0, 255])'),
      ].join('\n'),
    ),
  );
  const { report, stderr } = await trial(small);
  const record = report?.cases.find((one) => one.file.endsWith('own.spec.ts'));
  expect(record?.verdict, stderr).toBe('pass');
  const folder = path.join(small.out, report!.run.id);
  expect(record!.evidence.map((one) => path.posix.basename(one.path))).toEqual([
    ...['1.1-a.json', '1.2-a.json', '1.3-b', '1.4-c.csv', '1.5-d', '1.6-e', '1.7-f.gz'],
    ...['1.8-ngoai.xml', '1.9-g.txt'],
  ]);
  for (const one of record!.evidence) {
    const content = readFileSync(path.join(folder, one.path));
    const text = content.toString('utf8') + content.toString('utf16le');
    for (const secret of [...SECRETS, 'Bích', encodeURIComponent('Bích')])
      expect(text, one.path).not.toContain(secret);
  }
  expect(record!.leftOut).toEqual([
    { name: 'đơn.pdf', why: 'document' },
    { name: 'ảnh', why: 'picture' },
    { name: `${'h'.repeat(300)}.bin`, why: 'unreadable' },
  ]);
  expect(report!.harness).toEqual([]);
  // Nothing of a run is open to others on its machine.
  for (const entry of readdirSync(path.join(folder, 'evidence'), { recursive: true })) {
    const { mode } = statSync(path.join(folder, 'evidence', String(entry)));
    expect(mode & 0o077, String(entry)).toBe(0);
  }
  expect(statSync(path.join(folder, 'verdict.json')).mode & 0o777).toBe(0o600);
});

test('data that a case could not remove stands in its record', async () => {
  small = await makeSmall();
  small.file(
    'suites/small/own.spec.ts',
    spec(
      [
        "  info.annotations.push({ type: 'left-behind', description: 'hồ sơ của ' + person });",
        "  info.annotations.push({ type: 'left-behind', description: JSON.stringify({ what: 'H19 còn lại', where: 'http://a', marker: 'Kiểm thử 0a1b' }) });",
      ].join('\n'),
    ),
  );
  const { report } = await trial(small);
  const record = report?.cases.find((one) => one.file.endsWith('own.spec.ts'));
  expect(record?.leftBehind).toEqual([
    { what: 'hồ sơ của *** ************ **********', where: '', marker: '' },
    { what: 'H19 còn lại', where: 'http://a', marker: 'Kiểm thử 0a1b' },
  ]);
});
