import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import ExcelJs from 'exceljs';
import { strFromU8, unzipSync } from 'fflate';
import type { Browser } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startBrowser } from './testdata/browser.ts';
import { removeFolder, written } from './testdata/folder.ts';
import { sampleReport } from './testdata/sample.ts';

let browser: Browser;
let folder = '';
/** Addresses inside `bao-cao.html`. */
let ids = new Set<string>();
let htmlLinks: string[] = [];

beforeAll(async () => {
  browser = await startBrowser();
  const report = sampleReport({
    cases: 60,
    failing: 9,
    blocked: 3,
    flaky: 3,
    decision: 'no-go',
    waivers: true,
    diary: true,
  });
  folder = await written(report);
  const page = await browser.newPage();
  await page.goto(pathToFileURL(join(folder, 'bao-cao.html')).href);
  await page.getByLabel('Kết quả', { exact: true }).selectOption('');
  await page.getByRole('button', { name: 'Hiện thêm' }).click();
  for (const summary of await page.locator('.case-list summary').all()) await summary.click();
  ids = new Set(await page.locator('[id]').evaluateAll((all) => all.map(({ id }) => id)));
  htmlLinks = await page
    .locator('a[href]')
    .evaluateAll((all) => all.map((one) => one.getAttribute('href') ?? ''));
});
afterAll(async () => {
  await browser.close();
  removeFolder(folder);
});

/** Links that lead nowhere: to a file that is not there or an address the HTML report does not have. */
function dead(links: string[]): string[] {
  return links.filter((link) => {
    const [file = '', id] = link.split('#');
    if (/^[a-z]+:/i.test(file)) return true;
    if (file !== '' && !existsSync(join(folder, decodeURIComponent(file)))) return true;
    if (id === undefined) return false;
    return (file !== '' && file !== 'bao-cao.html') || !ids.has(id);
  });
}

const toEvidence = (links: string[]): number =>
  new Set(links.filter((link) => link.startsWith('evidence/'))).size;

test('of the HTML report', () => {
  expect(htmlLinks.length).toBeGreaterThan(200);
  expect(toEvidence(htmlLinks)).toBeGreaterThan(25);
  expect(dead(htmlLinks)).toEqual([]);
});

test('of the PDF', () => {
  const raw = readFileSync(join(folder, 'bao-cao.pdf'), 'latin1');
  const links = [...raw.matchAll(/\/URI \(([^)]*)\)/g)].map((match) => match[1] ?? '');
  expect(toEvidence(links)).toBeGreaterThan(25);
  expect(dead(links)).toEqual([]);
  const inside = [...raw.matchAll(/\/Dest \/(\S+?)[\s>]/g)].map((match) => match[1]);
  expect(inside.length).toBeGreaterThan(50);
  const names = /\/Dests (\d+) 0 R/.exec(raw)?.[1] ?? '';
  const start = raw.indexOf(`\n${names} 0 obj`);
  const known = raw.slice(start, raw.indexOf('endobj', start));
  expect(inside.filter((name) => !known.includes(`/${name} [`))).toEqual([]);
});

test('of the Word file', () => {
  const zip = unzipSync(readFileSync(join(folder, 'bao-cao.docx')));
  const relations = strFromU8(zip['word/_rels/document.xml.rels'] ?? new Uint8Array());
  const links = [...relations.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(
    (match) => match[1] ?? '',
  );
  expect(toEvidence(links)).toBeGreaterThan(25);
  expect(dead(links)).toEqual([]);
});

test('of the register', async () => {
  const workbook = new ExcelJs.Workbook();
  await workbook.xlsx.readFile(join(folder, 'so-theo-doi-loi.xlsx'));
  const links: string[] = [];
  workbook.worksheets[0]?.eachRow((row) =>
    row.eachCell((cell) => {
      if (cell.hyperlink) links.push(cell.hyperlink);
    }),
  );
  expect(links).toHaveLength(18);
  expect(dead(links)).toEqual([]);
});
