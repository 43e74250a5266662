import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { stripVTControlCharacters } from 'node:util';
import { expect as expected } from '@playwright/test';
import { chromium } from 'playwright';
import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { knownChromium } from '../../setup/chromium.mjs';
import { launchOptions } from '../../suites/stage/browser.ts';
import { AnswerError, asPrecondition } from '../../suites/stage/precondition.ts';
import type { Lang } from '../text.ts';
import { failureInWords } from './failure.ts';

const PAGE = `<!doctype html><html lang="vi"><title>Hồ sơ</title>
<h1>Hồ sơ H19.1</h1><dl><dt>Trạng thái</dt><dd>Mới đăng ký</dd></dl>
<table><caption>Thành phần hồ sơ</caption><tr><td><a href="/a">a</a></td></tr></table>
<label>Họ tên <input></label><button disabled>Nộp hồ sơ</button><p>một</p><p>một</p></html>`;
const SHORT = { timeout: 600 };

let browser: Browser;
let page: Page;
/** An address where nobody listens. */
let nobody: string;
beforeAll(async () => {
  browser = await chromium.launch(launchOptions(knownChromium()?.path));
  page = await browser.newPage();
  await page.setContent(PAGE);
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  nobody = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  server.close();
});
afterAll(() => browser.close());

/** What somebody reads of what Playwright throws. */
async function wordsOf(work: () => unknown, lang: Lang = 'vi'): Promise<string | undefined> {
  try {
    await work();
  } catch (error) {
    return failureInWords(stripVTControlCharacters(String(error)), lang, (phrase) =>
      lang === 'vi' ? phrase : (ENGLISH[phrase] ?? phrase),
    );
  }
  throw new Error('nothing failed');
}

/** English for what the tests call things. */
const ENGLISH: Readonly<Record<string, string>> = {
  'ngày hẹn': 'due day',
  'mã trả lời': 'status code',
  'trạng thái': 'status',
  'đã đăng nhập': 'signed in',
  'số hồ sơ': 'dossiers',
};

const status = () =>
  page
    .getByRole('term')
    .filter({ hasText: /^\s*Trạng thái\s*$/ })
    .locator('xpath=following-sibling::*[1]');

describe('what is looked for on a page', () => {
  const cases: [string, () => unknown][] = [
    [
      'mục “Trạng thái”: cần “Đã trả kết quả”, thấy “Mới đăng ký” (sau 0,6 giây)',
      () => expected(status()).toHaveText('Đã trả kết quả', SHORT),
    ],
    [
      'mục “Trạng thái”: thấy “Mới đăng ký”, lẽ ra không được có “đăng” (sau 0,6 giây)',
      () => expected(status()).not.toContainText(/đăng/, SHORT),
    ],
    [
      'mục “Trạng thái”: thấy “Mới đăng ký”, không đúng dạng cần có (sau 0,6 giây)',
      () => expected(status()).toHaveText(/^\d{2}$/, SHORT),
    ],
    [
      'không thấy tiêu đề “Hồ sơ …” sau 0,6 giây',
      () =>
        expected(page.getByRole('heading', { name: /^Hồ sơ \S+$/, level: 2 })).toBeVisible(SHORT),
    ],
    [
      'ngày hẹn: không thấy mục “Ngày hẹn trả” sau 0,6 giây, cần “17/12/2026”',
      () =>
        expected(page.getByRole('term').filter({ hasText: 'Ngày hẹn trả' }), 'ngày hẹn').toHaveText(
          '17/12/2026',
          SHORT,
        ),
    ],
    [
      'liên kết trong bảng “Thành phần hồ sơ”: cần 2, thấy 1 (sau 0,6 giây)',
      () =>
        expected(
          page.getByRole('table', { name: 'Thành phần hồ sơ' }).getByRole('link'),
        ).toHaveCount(2, SHORT),
    ],
    [
      'tiêu đề “Hồ sơ H19.1” vẫn hiện sau 0,6 giây',
      () => expected(page.getByRole('heading', { name: 'Hồ sơ H19.1' })).toBeHidden(SHORT),
    ],
    [
      'nút “Nộp hồ sơ” không dùng được sau 0,6 giây',
      () => expected(page.getByRole('button', { name: 'Nộp hồ sơ' })).toBeEnabled(SHORT),
    ],
    [
      'ô “Họ tên”: cần “An”, thấy (trống) (sau 0,6 giây)',
      () => expected(page.getByLabel('Họ tên')).toHaveValue('An', SHORT),
    ],
    [
      'tên trang: cần “Danh sách”, thấy “Hồ sơ” (sau 0,6 giây)',
      () => expected(page).toHaveTitle('Danh sách', SHORT),
    ],
    [
      'không thấy liên kết “Hướng dẫn” sau 0,6 giây',
      () => page.getByRole('link', { name: 'Hướng dẫn', exact: true }).click(SHORT),
    ],
    [
      'không bấm được nút “Nộp hồ sơ” sau 0,6 giây',
      () => page.getByRole('button', { name: 'Nộp hồ sơ' }).click(SHORT),
    ],
    [
      'có 2 phần tử cùng tên trên trang, lẽ ra chỉ có một',
      () => page.getByText('một').click(SHORT),
    ],
    [
      'có 2 phần tử cùng tên trên trang, lẽ ra chỉ có một',
      () => expected(page.getByText('một')).toBeVisible(SHORT),
    ],
    ['không mở được trang /x: máy chủ từ chối kết nối', () => page.goto(`${nobody}/x`)],
    ['không mở được trang /x: máy chủ từ chối kết nối', () => page.request.get(`${nobody}/x`)],
  ];
  test.each(cases)('%s', async (words, work) => {
    expect(await wordsOf(work)).toBe(words);
  });
});

describe('what is compared', () => {
  const cases: [string, () => unknown][] = [
    ['mã trả lời: cần 403, thấy 200', () => expected(200, 'mã trả lời').toBe(403)],
    ['chữ ký khớp: không đúng', () => expected(false, 'chữ ký khớp').toBe(true)],
    [
      'tiêu đề: cần “nosniff”, thấy không có gì',
      () => expected(undefined, 'tiêu đề').toBe('nosniff'),
    ],
    ['mã trả lời: lẽ ra không được là 200', () => expected(200, 'mã trả lời').not.toBe(200)],
    ['số hồ sơ: cần > 3, thấy 2', () => expected(2, 'số hồ sơ').toBeGreaterThan(3)],
    [
      'ngày: thiếu “01/09”; chỉ có “03/09”, “04/09”',
      () => expected(['03/09', '04/09'], 'ngày').toContain('01/09'),
    ],
    ['trùng: “a”, (trống) (2 lần)', () => expected(['a', '', ''], 'trùng').toEqual([])],
    [
      'hồ sơ: cần phí 5, thấy phí 4',
      () => expected({ mã: 'a', phí: 4 }, 'hồ sơ').toEqual({ mã: 'a', phí: 5 }),
    ],
    [
      'trang: thấy “at x.js”, lẽ ra không được có “x.js”',
      () => expected('at x.js', 'trang').not.toContain('x.js'),
    ],
    ['số mục: cần 2, thấy 1', () => expected(['a'], 'số mục').toHaveLength(2)],
    ['người: thiếu “b”; thừa “c”', () => expected(['a', 'c'], 'người').toEqual(['a', 'b'])],
    ['trường: thừa “c”', () => expected(['a', 'c'], 'trường').toEqual(['a'])],
    [
      'mã: “1”, “2”, “3”, “4”, “5” và 2 mục khác',
      () => expected(['1', '2', '3', '4', '5', '6', '7'], 'mã').toEqual([]),
    ],
    [
      'bản tin: cần answer 201, step “create”, thấy answer 404, step “status”',
      () =>
        expected({ step: 'status', answer: 404 }, 'bản tin').toMatchObject({
          step: 'create',
          answer: 201,
        }),
    ],
    [
      'trạng thái: cần “Đang xử lý”, thấy “Mới” (sau 0,6 giây)',
      () => expected.poll(() => 'Mới', { message: 'trạng thái', ...SHORT }).toBe('Đang xử lý'),
    ],
  ];
  test.each(cases)('%s', async (words, work) => {
    expect(await wordsOf(work)).toBe(words);
  });
});

test('what a suite says itself is said as it is', async () => {
  const refused = () => {
    throw new AnswerError('“Nộp hồ sơ” trả lời mã 502');
  };
  expect(await wordsOf(refused)).toBe('“Nộp hồ sơ” trả lời mã 502');
});

test('a precondition is named before what it lacked', async () => {
  const failing = async () => {
    try {
      await expected(page.getByRole('alert')).toBeVisible(SHORT);
    } catch (error) {
      throw asPrecondition('đã đăng nhập', error);
    }
  };
  expect(await wordsOf(failing)).toBe('đã đăng nhập: không thấy cảnh báo sau 0,6 giây');
});

test.each(['TypeError: x is not a function', 'Test timeout of 30000ms exceeded.', ''])(
  'of what is unknown nothing is made up: %s',
  (message) => expect(failureInWords(message, 'vi')).toBeUndefined(),
);

test('an error within an expectation is not taken for what was expected', async () => {
  await page.setContent(PAGE);
  const wrong = () =>
    expected(page.getByRole('heading', { name: 'Hồ sơ H19.1' })).toBeChecked(SHORT);
  expect(await wordsOf(wrong)).toBeUndefined();
});

describe('in English', () => {
  beforeAll(() => page.setContent(PAGE));
  const cases: [string, () => unknown][] = [
    [
      'entry “Trạng thái”: expected “Đã trả kết quả”, found “Mới đăng ký” (after 0.6 s)',
      () => expected(status()).toHaveText('Đã trả kết quả', SHORT),
    ],
    [
      'due day: entry “Ngày hẹn trả” not found after 0.6 s, expected “17/12/2026”',
      () =>
        expected(page.getByRole('term').filter({ hasText: 'Ngày hẹn trả' }), 'ngày hẹn').toHaveText(
          '17/12/2026',
          SHORT,
        ),
    ],
    [
      'link in table “Thành phần hồ sơ”: expected 2, found 1 (after 0.6 s)',
      () =>
        expected(
          page.getByRole('table', { name: 'Thành phần hồ sơ' }).getByRole('link'),
        ).toHaveCount(2, SHORT),
    ],
    [
      'button “Nộp hồ sơ” is disabled after 0.6 s',
      () => expected(page.getByRole('button', { name: 'Nộp hồ sơ' })).toBeEnabled(SHORT),
    ],
    [
      'cannot click button “Nộp hồ sơ” after 0.6 s',
      () => page.getByRole('button', { name: 'Nộp hồ sơ' }).click(SHORT),
    ],
    [
      'link “Hướng dẫn” not found after 0.6 s',
      () => page.getByRole('link', { name: 'Hướng dẫn', exact: true }).click(SHORT),
    ],
    [
      '2 elements on the page have this name, there should be one',
      () => page.getByText('một').click(SHORT),
    ],
    ['cannot open page /x: the server refuses connections', () => page.goto(`${nobody}/x`)],
    ['status code: expected 403, found 200', () => expected(200, 'mã trả lời').toBe(403)],
    ['status code: should not be 200', () => expected(200, 'mã trả lời').not.toBe(200)],
    ['x: not true', () => expected(false, 'x').toBe(true)],
    ['dossiers: expected > 3, found 2', () => expected(2, 'số hồ sơ').toBeGreaterThan(3)],
    ['x: lacks “b”; should not have “c”', () => expected(['a', 'c'], 'x').toEqual(['a', 'b'])],
    ['x: “a”, (empty) (2 times)', () => expected(['a', '', ''], 'x').toEqual([])],
    [
      'x: lacks “01/09”; has only “03/09”, “04/09”',
      () => expected(['03/09', '04/09'], 'x').toContain('01/09'),
    ],
    [
      'x: expected answer 201, step “create”, found answer 404, step “status”',
      () =>
        expected({ step: 'status', answer: 404 }, 'x').toMatchObject({
          step: 'create',
          answer: 201,
        }),
    ],
    [
      'x: found “at x.js”, should not contain “x.js”',
      () => expected('at x.js', 'x').not.toContain('x.js'),
    ],
  ];
  test.each(cases)('%s', async (words, work) => {
    expect(await wordsOf(work, 'en')).toBe(words);
  });

  test('what a suite says has its English, also around a precondition', async () => {
    const failing = async () => {
      try {
        await expected(page.getByRole('alert')).toBeVisible(SHORT);
      } catch (error) {
        throw asPrecondition('đã đăng nhập', error);
      }
    };
    expect(await wordsOf(failing, 'en')).toBe('signed in: alert not found after 0.6 s');
  });
});
