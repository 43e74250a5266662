import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { makePrivateFolder, writePrivateFile } from './private-files.ts';

let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'private-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(home, { recursive: true });
});

const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test('nobody but its user reads what was written, also over a file that was open', async () => {
  const [folder, file] = [join(home, 'a', 'b'), join(home, 'a', 'b', 'c.txt')];
  await makePrivateFolder(folder);
  writeFileSync(file, 'old');
  chmodSync(file, 0o644);
  await writePrivateFile(file, 'new');
  expect([mode(join(home, 'a')), mode(folder), mode(file)]).toEqual(['700', '700', '600']);
});

test('a group that shares the folder reads, others do not', async () => {
  vi.stubEnv('NGHIEMTHU_SHARED', 'group');
  await makePrivateFolder(join(home, 'a'));
  await writePrivateFile(join(home, 'a', 'c.txt'), 'new');
  expect([mode(join(home, 'a')), mode(join(home, 'a', 'c.txt'))]).toEqual(['750', '640']);
});

test('any other word shares nothing', async () => {
  vi.stubEnv('NGHIEMTHU_SHARED', 'all');
  await writePrivateFile(join(home, 'c.txt'), 'new');
  expect(mode(join(home, 'c.txt'))).toBe('600');
});
