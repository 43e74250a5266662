import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, test } from 'vitest';
import { ReportRequestError, ReportsIncomplete, writeReports } from './index.ts';
import type { WrittenFile } from './index.ts';
import { browserPath } from './testdata/browser.ts';
import { HOSTILE, removeFolder, runFolder, written } from './testdata/folder.ts';
import { sampleReport } from './testdata/sample.ts';

const folders: string[] = [];
const kept = (folder: string): string => {
  folders.push(folder);
  return folder;
};
afterEach(() => folders.splice(0).forEach(removeFolder));

function manifestOf(folder: string): { files: WrittenFile[] } {
  return JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as {
    files: WrittenFile[];
  };
}

describe('the manifest', () => {
  test('names every file of the folder, evidence included, with its hash and size', async () => {
    const folder = kept(await written(sampleReport({ failing: 2, decision: 'no-go' })));
    const { files } = manifestOf(folder);
    const onDisk = readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));
    expect(files.map(({ file }) => file)).toEqual(
      onDisk.filter((file) => file !== 'manifest.json').sort(),
    );
    for (const { file, sha256, bytes } of files) {
      const content = readFileSync(join(folder, file));
      expect(bytes).toBe(content.length);
      expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    }
  });
});

describe('the same input', () => {
  const options = {
    failing: 4,
    blocked: 1,
    flaky: 1,
    decision: 'no-go',
    waivers: true,
    diary: true,
    hostile: HOSTILE.slice(0, 300),
  } as const;

  test('gives the same bytes at another time, in another zone and in another process', async () => {
    const report = sampleReport(options);
    const first = kept(await written(report));
    await wait(2100);
    const again = kept(await written(report));
    const elsewhere = kept(runFolder(report));
    const program = [
      `import { writeReports } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};`,
      `import { sampleReport } from ${JSON.stringify(new URL('testdata/sample.ts', import.meta.url).href)};`,
      `await writeReports(sampleReport(${JSON.stringify(options)}), ${JSON.stringify(elsewhere)}, { browserPath: ${JSON.stringify(browserPath())} });`,
    ].join('\n');
    execFileSync(process.execPath, ['--input-type=module', '--eval', program], {
      env: { ...process.env, TZ: 'America/New_York', LC_ALL: 'C', LANG: 'C' },
      stdio: 'inherit',
    });
    expect(manifestOf(again)).toEqual(manifestOf(first));
    expect(manifestOf(elsewhere)).toEqual(manifestOf(first));
  });
});

describe('a fault', () => {
  test('of one format keeps the others and leaves no older version of its own file', async () => {
    const report = sampleReport({});
    const folder = kept(runFolder(report));
    writeFileSync(join(folder, 'bao-cao.pdf'), 'of yesterday');
    const error = await writeReports(report, folder, { browserPath: '/nowhere/chromium' }).catch(
      (cause: unknown) => cause,
    );
    expect(error).toBeInstanceOf(ReportsIncomplete);
    const { failures, written: files, errors } = error as ReportsIncomplete;
    expect(failures.map(({ file }) => file)).toEqual(['bao-cao.pdf']);
    expect(errors).toHaveLength(1);
    expect(existsSync(join(folder, 'bao-cao.pdf'))).toBe(false);
    expect(files.map(({ file }) => file)).toEqual([
      'bao-cao.docx',
      'bao-cao.html',
      'junit.xml',
      'so-theo-doi-loi.xlsx',
      'verdict.json',
      'manifest.json',
    ]);
    expect(readdirSync(folder).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  test('in the request is reported before anything is written', async () => {
    const report = sampleReport({});
    const folder = kept(runFolder(report));
    await expect(writeReports(report, folder, { formats: ['pdf', 'doc'] })).rejects.toThrow(
      /Unknown report format doc; known are docx, html/,
    );
    expect(readdirSync(folder)).toEqual(['evidence']);
    rmSync(folder, { recursive: true });
    await expect(writeReports(report, folder)).rejects.toBeInstanceOf(ReportRequestError);
  });
});

test('only the formats asked for are written, with the data they link to', async () => {
  const report = sampleReport({});
  const folder = kept(runFolder(report));
  const files = await writeReports(report, folder, { formats: ['junit'] });
  expect(files.map(({ file }) => file)).toEqual(['junit.xml', 'verdict.json', 'manifest.json']);
});
