import { afterAll, beforeAll, expect, test } from 'vitest';
import { frameOf } from './html-table.ts';
import { expectFramedAlike, expectUsableAt } from './page-expectations.ts';
import { openSmallSite } from './testing/small-site.ts';
import type { SmallSite } from './testing/small-site.ts';

const page = (body: string) =>
  `<!doctype html><html lang="vi"><title>Trang</title><main><h1>Trang</h1>${body}</main></html>`;
/** Path → what is answered. */
const ANSWERS: Record<string, [status: number, headers: Record<string, string>, body: string]> = {
  '/well': [200, {}, page('<p>Nội dung</p>')],
  '/unlabelled': [200, {}, page('<input name="a">')],
  '/broken': [500, {}, page('<p>Lỗi</p>')],
  '/closed': [303, { location: '/sign-in' }, ''],
  '/sign-in': [200, {}, page('<p>Đăng nhập</p>')],
};
let site: SmallSite;
beforeAll(async () => {
  site = await openSmallSite((asked, answer) => {
    const [status, headers, body] = ANSWERS[asked.url ?? ''] ?? [404, {}, page('')];
    answer.writeHead(status, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
  });
});
afterAll(() => site.close());

async function looked(path: string): Promise<void> {
  const context = await site.browser.newContext();
  try {
    await expectUsableAt(await context.newPage(), site.base + path);
  } finally {
    await context.close();
  }
}

test('a usable page is usable', () => looked('/well'));

test.each([
  ['/unlabelled', /vi phạm/],
  ['/broken', /mã trả lời/],
  ['/closed', /trang được mở/],
  ['/gone', /mã trả lời/],
])('%s is not', async (path, message) => {
  await expect(looked(path)).rejects.toThrow(message);
});

const framed = ([past, header, footer]: readonly [string, string, string]) =>
  frameOf(`<body><a href="#main">${past}</a><header>${header}</header><main>…</main>
  <footer>${footer}</footer></body>`);

test.each([
  ['the same', ['Đến nội dung', 'Sổ', 'Đầu mối'], undefined],
  ['another link past the header', ['Đến nội dng', 'Sổ', 'Đầu mối'], /chân trang của b/],
  ['another header', ['Đến nội dung', 'Số', 'Đầu mối'], /chân trang của b/],
  ['another footer', ['Đến nội dung', 'Sổ', ''], /chân trang của b/],
] as const)('what stands around two pages: %s', (_, parts, message) => {
  const frames = new Map([
    ['a', framed(['Đến nội dung', 'Sổ', 'Đầu mối'])],
    ['b', framed(parts)],
  ]);
  const compared = () => expectFramedAlike(frames);
  if (message === undefined) compared();
  else expect(compared).toThrow(message);
});

test('pages without a frame are compared with nothing, which is no success', () => {
  expect(() => expectFramedAlike(new Map([['a', frameOf('<main>…</main>')]]))).toThrow(
    /đầu trang, chân trang/,
  );
});
