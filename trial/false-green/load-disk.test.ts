import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { load, ownScript } from '../testing/small-load.ts';
import { makeSmall, type Small } from '../testing/small.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

const beside = (name: string) => path.join(path.dirname(small.root), name);

test('working files that cannot be written: a blocked load with its reason, and no rejection', async () => {
  const file = beside('not-a-folder');
  writeFileSync(file, '');
  const { codes, record } = await load(small, { scratch: file });
  expect(codes).toEqual(['load-failed']);
  expect(record.verdict).toBe('blocked');
  expect(record.reason?.vi).toMatch(/quick: ENOTDIR/);
  expect(JSON.stringify(record)).not.toContain(small.root);
});

test.skipIf(process.platform !== 'linux')('a full disk', async () => {
  // What is written to it fails as on a full disk.
  const { codes, record } = await load(small, { scratch: '/dev/full' });
  expect(codes).toEqual(['load-failed']);
  expect(record.verdict).toBe('blocked');
});

test('a folder of working files that is not there is made', async () => {
  const { codes } = await load(small, { scratch: beside('a/b/c') });
  expect(codes).toEqual([]);
});

test('evidence that cannot be kept: measured, and not a pass', async () => {
  mkdirSync(small.out, { recursive: true });
  writeFileSync(path.join(small.out, 'evidence'), '');
  const { codes, record } = await load(small);
  expect(codes).toEqual(['evidence-failed']);
  expect(record.verdict).toBe('blocked');
});

test('what k6 was handed is gone when it ends, however it ends', async () => {
  expect((await load(small)).left).toBe(false);
  ownScript(small, { head: "throw new Error('hỏng');" });
  expect((await load(small)).left).toBe(false);
  small.file('k6.sh', '#!/bin/sh\nkill -9 $$\n');
  const k6 = path.join(small.root, 'k6.sh');
  chmodSync(k6, 0o755);
  const killed = await load(small, { k6 });
  expect([killed.codes, killed.left]).toEqual([['k6-ended'], false]);
  const absent = await load(small, { k6: '/không/có/k6' });
  expect([absent.codes, absent.left]).toEqual([['k6-ended'], false]);
});
