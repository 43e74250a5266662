import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { execFileSync } from 'node:child_process';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseDocument, visit } from 'yaml';
import type { YAMLMap } from 'yaml';
import { VIETNAMESE } from '../words/testing/vietnamese.ts';
import type { Lang } from '../words/text.ts';
import { makeSmall, start } from './testing/small.ts';
import type { Ran, Small } from './testing/small.ts';

// A real trial in which something fails, is blocked, is not run and is slow: what is read of it is in one language.

const SPEC = `import { expect, test } from '@playwright/test';
class PreconditionError extends Error { override name = 'PreconditionError'; }
class AnswerError extends Error { override name = 'AnswerError'; }
const { addresses } = JSON.parse(process.env.NGHIEMTHU_TARGET!) as { addresses: { small: string } };

test('Xem trang chủ', { annotation: { type: 'journey', description: 'see-home' } }, async ({ page }) => {
  await test.step('Mở trang chủ', () => page.goto(addresses.small));
  await test.step('Đọc trạng thái', () =>
    expect(page.getByRole('heading'), 'trạng thái').toHaveText('Đã mở', { timeout: 200 }));
});
test('Nộp hồ sơ', { tag: '@NHO-01' }, async ({ page }) => {
  await page.goto(addresses.small);
  await test.step('Bấm nút nộp', () => page.getByRole('button', { name: 'Nộp' }).click({ timeout: 200 }));
});
test('Ngày hẹn', { tag: '@NHO-01' }, async ({ request }) => {
  await request.get(addresses.small);
  throw new AnswerError('hồ sơ không có ngày hẹn');
});
test('Tra cứu', { annotation: { type: 'check', description: 'look-up' } }, async ({ request }) => {
  await request.get(addresses.small);
  throw new PreconditionError('đã đăng nhập: AnswerError: trang đăng nhập trả lời mã 503');
});
`;
const ENGLISH = `export const english = {
  'Mở trang chủ': 'Open the home page',
  'Đọc trạng thái': 'Read the status',
  'trạng thái': 'status',
  'Nộp hồ sơ': 'File a dossier',
  'Bấm nút nộp': 'Press the button',
  'Ngày hẹn': 'Due day',
  'hồ sơ không có ngày hẹn': 'the dossier has no due day',
  'đã đăng nhập': 'signed in',
  'AnswerError: trang đăng nhập trả lời mã {}': 'the sign-in page answered {}',
  'trang đăng nhập trả lời mã {}': 'the sign-in page answered {}',
};
`;

/** Words that only an English sentence has. */
const ENGLISH_WORDS =
  /\b(?:the|was|were|failed|passed|cannot|expected|found|should|did not|could not|blocked|fails|requirement|defects?)\b/iu;

let small: Small;
const ran = new Map<Lang, Ran>();
const said = new Map<Lang, string>();

beforeAll(async () => {
  small = await makeSmall();
  small.file('suites/small/small.spec.ts', SPEC);
  small.file('suites/small/english.ts', ENGLISH);
  const yaml = 'config/platforms/small/platform.yaml';
  small.edit(yaml, 'p(95)<2000', 'p(95)<0.01');
  quoteInLatin();
  for (const lang of ['vi', 'en'] as const) {
    const one = await trial(lang);
    ran.set(lang, one);
    said.set(lang, await everything(lang, one));
  }
}, 600_000);
afterAll(() => small.close());

function trial(lang: Lang): Promise<Ran> {
  return start(small, ['trial', '--root', small.root, '--target', 'here', '--lang', lang]).ended;
}

/** All that people read of a run: on the terminal and in the papers. */
async function everything(lang: Lang, { stdout, stderr }: Ran): Promise<string> {
  const run = readdirSync(small.out).sort().at(-1) ?? '';
  const at = (file: string) => path.join(small.out, run, file);
  const list = await start(small, ['defects', '--root', small.root, '--lang', lang]).ended;
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(at('so-theo-doi-loi.xlsx'));
  const cells = workbook.worksheets.flatMap((sheet) => sheet.getSheetValues()).flat();
  const html = readFileSync(at('bao-cao.html'), 'utf8');
  const own = [
    ...html.matchAll(/<(?:p|span|li|td|th|h\d)[^>]* (?:data-)?lang="?(vi|en)"?[^>]*>([^<]*)/gu),
  ];
  return [
    ...[stdout, stderr, list.stdout],
    ...cells.map(cellText),
    execFileSync('pdftotext', ['-layout', at('bao-cao.pdf'), '-'], { encoding: 'utf8' }),
    messagesIn(readFileSync(at('junit.xml'), 'utf8')),
    ...own.filter(([, its]) => its === lang).map(([, , text]) => text ?? ''),
  ].join('\n');
}

function cellText(cell: unknown): string {
  return typeof cell === 'object' && cell !== null && 'text' in cell
    ? String(cell.text)
    : String(cell);
}

/** What a CI shows of each test. */
function messagesIn(junit: string): string {
  return [...junit.matchAll(/<testcase [^>]* name="([^"]*)"|message="([^"]*)"/gu)]
    .map(([, name, message]) => name ?? message)
    .join('\n');
}

/** Without what the platform shows, in quotes, and the way to the other language. */
function ownWords(text: string): string[] {
  const lines = text.replaceAll(/“[^”]*”/gu, '').split('\n');
  return lines.filter((line) => line !== 'Tiếng Việt' && line !== 'English');
}

/** Papers that a plan and its requirements rest on are quoted as they are called: here in letters of both languages. */
function quoteInLatin(): void {
  small.edit('config/platforms/small/platform.yaml', 'Kế hoạch thử', 'KH 1');
  const file = path.join(small.root, 'config/plan.yaml');
  const plan = parseDocument(readFileSync(file, 'utf8'));
  const form = plan.get('form') as YAMLMap;
  // Norms are cited as they are called, in any language.
  form.set('basis', ['KH 1']);
  visit(form, {
    Scalar: (_key, one) => {
      if (typeof one.value === 'string') one.value = latin(one.value);
    },
  });
  writeFileSync(file, String(plan));
}

function latin(text: string): string {
  const plain = text.normalize('NFD').replaceAll(/\p{M}/gu, '');
  return plain.replaceAll('đ', 'd').replaceAll('Đ', 'D');
}

describe('a trial', () => {
  test('has what fails, is blocked and is slow', () => {
    for (const one of ran.values()) expect(one.code, one.stderr).toBe(1);
    expect(said.get('en')).toContain(
      'status, heading: expected “Đã mở”, found “Nền tảng nhỏ” (after 0.2 s)',
    );
    expect(said.get('en')).toContain('button “Nộp” not found after 0.2 s');
    expect(said.get('en')).toContain('signed in: the sign-in page answered 503');
    expect(said.get('en')).toContain('Due day');
    expect(said.get('en')).toContain('crossed response time percentile 95 %');
    expect(said.get('vi')).toContain(
      'trạng thái, tiêu đề: cần “Đã mở”, thấy “Nền tảng nhỏ” (sau 0,2 giây)',
    );
    expect(said.get('vi')).toContain('đã đăng nhập: trang đăng nhập trả lời mã 503');
  });

  test('is in English where that is asked for', () => {
    const leaks = ownWords(said.get('en') ?? '').filter((line) => VIETNAMESE.test(line));
    expect(leaks).toEqual([]);
  });

  test('is in Vietnamese where nothing is asked for', () => {
    const leaks = ownWords(said.get('vi') ?? '').filter((line) => ENGLISH_WORDS.test(line));
    expect(leaks).toEqual([]);
  });
});
