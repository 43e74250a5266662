import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { fillOnce, readParts, rememberPart } from './cache.mjs';
import { archiveName, checkArchive, knownK6 } from './k6.mjs';
import { knownChromium } from './chromium.mjs';

let cache: string;
const before = { ...process.env };
beforeEach(() => {
  cache = mkdtempSync(path.join(tmpdir(), 'nghiemthu-cache-'));
  process.env.NGHIEMTHU_CACHE = cache;
});
afterEach(() => {
  process.env = { ...before };
  rmSync(cache, { recursive: true, force: true });
});

describe('the cache', () => {
  test('shows a folder whole or not at all', async () => {
    const failing = fillOnce('part', (folder) => {
      writeFileSync(path.join(folder, 'half'), '');
      throw new Error('no room');
    });
    await expect(failing).rejects.toThrow('no room');
    expect(readdirSync(cache)).toEqual([]);
    const folder = await fillOnce('part', (making) =>
      writeFileSync(path.join(making, 'whole'), ''),
    );
    expect(readdirSync(folder)).toEqual(['whole']);
  });

  test('two that fill it at once both end with a whole folder', async () => {
    const fill = (making: string) => writeFileSync(path.join(making, 'whole'), '');
    const [one, two] = await Promise.all([fillOnce('part', fill), fillOnce('part', fill)]);
    expect(one).toBe(two);
    expect(readdirSync(one)).toEqual(['whole']);
    expect(readdirSync(cache)).toEqual(['part']);
  });

  test('a torn list of parts is as good as none', () => {
    rememberPart('k6', { path: '/k6', version: '2.2.0', source: 'PATH' });
    expect(readParts().k6?.version).toBe('2.2.0');
    writeFileSync(path.join(cache, 'parts.json'), '{"k6": {"pa');
    expect(readParts()).toEqual({});
  });
});

describe('k6', () => {
  test.each([
    ['linux', 'x64', 'k6-v2.2.0-linux-amd64.tar.gz'],
    ['darwin', 'arm64', 'k6-v2.2.0-macos-arm64.zip'],
    ['win32', 'x64', 'k6-v2.2.0-windows-amd64.zip'],
  ] as const)('has an archive for %s %s', (system, processor, name) => {
    expect(archiveName(system, processor)).toBe(name);
  });

  test('has none for a system it was never built for', () => {
    expect(() => archiveName('aix', 'ppc64')).toThrow(/no release for aix ppc64/);
  });

  test('an archive is refused that is not what the release says, or that it does not name', () => {
    const archive = Buffer.from('archive');
    const sum = createHash('sha256').update(archive).digest('hex');
    expect(() => checkArchive(archive, `${sum}  a.zip\n`, 'a.zip')).not.toThrow();
    expect(() => checkArchive(archive, `${'0'.repeat(64)}  a.zip\n`, 'a.zip')).toThrow(/SHA-256/);
    expect(() => checkArchive(archive, `${sum}  b.zip\n`, 'a.zip')).toThrow(/do not name a\.zip/);
  });

  test('is pinned to one version by program, module file and checksums', () => {
    const folder = import.meta.dirname;
    expect(readFileSync(path.join(folder, 'k6', 'go.mod'), 'utf8')).toContain(
      'go.k6.io/k6/v2 v2.2.0',
    );
    expect(readFileSync(path.join(folder, 'k6', 'go.sum'), 'utf8')).toContain(
      'go.k6.io/k6/v2 v2.2.0 h1:',
    );
  });
});

test('what was chosen by name and is not there is absent, whatever else is installed', () => {
  rememberPart('k6', { path: process.execPath, version: '2.2.0', source: 'PATH' });
  rememberPart('chromium', { path: process.execPath, version: '1.0.0.0', source: 'PATH' });
  expect(knownK6()?.path).toBe(process.execPath);
  process.env.NGHIEMTHU_K6 = '/không/có/k6';
  process.env.NGHIEMTHU_CHROMIUM = '/không/có/chromium';
  expect(knownK6()).toBeUndefined();
  expect(knownChromium()).toBeUndefined();
  expect(existsSync('/không/có/k6')).toBe(false);
});
