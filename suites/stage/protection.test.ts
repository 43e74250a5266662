import { request } from '@playwright/test';
import type { APIRequestContext } from '@playwright/test';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Examples, Protection } from './protection.ts';
import { openSmallSite } from './testing/small-site.ts';
import type { SmallSite } from './testing/small-site.ts';

const HTML = { 'content-type': 'text/html; charset=utf-8' };
const SAFE = { 'x-content-type-options': 'nosniff' };
const POLICY = { 'referrer-policy': 'same-origin', 'cache-control': 'no-store' };
const COOKIE = 'phien=a; Path=/; HttpOnly; SameSite=Lax';
const PAGE = { ...HTML, ...SAFE, ...POLICY, 'x-powered-by': 'x', 'set-cookie': COOKIE };
const LINK = '<link rel=stylesheet href=/s.css><link rel=icon href=data:,><h1>a';

/** Path → what is answered. */
const ANSWERS: Record<string, [status: number, headers: Record<string, string>, body: string]> = {
  '/': [200, PAGE, LINK],
  '/well': [200, PAGE, LINK],
  '/s.css': [200, { 'content-type': 'text/css', ...SAFE }, 'h1 { color: red }'],
  '/no-policy': [200, { ...HTML, ...SAFE, 'cache-control': 'private, no-store' }, LINK],
  '/refused': [403, { ...HTML, ...POLICY }, 'Không có quyền'],
  '/kept': [200, { ...PAGE, 'cache-control': 'max-age=600' }, LINK],
  '/bare.css': [200, { 'content-type': 'text/css' }, 'h1 { color: red }'],
  '/bare-style': [200, PAGE, '<link rel=stylesheet href=/bare.css><link rel=icon href=data:,>'],
  '/bare.png': [200, { 'content-type': 'image/png' }, 'x'],
  '/bare.js': [200, { 'content-type': 'text/javascript' }, 'const a = 1;'],
  '/bare-image': [200, PAGE, '<img src=/bare.png><link rel=icon href=data:,>'],
  '/bare-script': [200, PAGE, '<script src=/bare.js></script><link rel=icon href=data:,>'],
  '/bare.json': [200, { 'content-type': 'application/json' }, '{}'],
  '/asks': [200, PAGE, "<script>fetch('/bare.json')</script><link rel=icon href=data:,>"],
  '/ho-so/H19.101-250701-0001': [200, { ...PAGE, 'referrer-policy': '' }, LINK],
  '/bare-cookie': [200, { ...PAGE, 'set-cookie': 'phien=b; SameSite=Lax' }, LINK],
  '/other-cookie': [200, { ...PAGE, 'set-cookie': 'mau=toi' }, LINK],
  '/out': [200, { ...PAGE, 'set-cookie': 'phien=; Max-Age=0' }, LINK],
  '/out-by-day': [
    200,
    { ...PAGE, 'set-cookie': 'phien=x; Expires=Thu, 01-Jan-1970 00:00:10 GMT' },
    LINK,
  ],
  '/out-before': [200, { ...PAGE, 'set-cookie': 'phien=x; Max-Age=-1' }, LINK],
  '/bare-on': [303, { location: '/well', 'set-cookie': 'phien=c; HttpOnly' }, ''],
  '/signs-in': [303, { location: '/bare-cookie', 'set-cookie': COOKIE }, ''],
  '/on': [303, { location: '/well' }, ''],
};
let first = 0;
let site: SmallSite;
beforeAll(async () => {
  site = await openSmallSite((asked, answer) => {
    const path = new URL(asked.url ?? '', 'http://x').pathname;
    if (path === '/') first += 1;
    const [status, headers, body] = ANSWERS[path] ?? [404, PAGE, 'Không có'];
    answer.writeHead(status, headers).end(body);
  });
});
afterAll(() => site.close());

async function compared(path: string, address = site.base, examples = new Examples()) {
  const context = await site.browser.newContext();
  const protection = new Protection({ small: address });
  protection.watch(context);
  const page = await context.newPage();
  await page.goto(site.base + path, { waitUntil: 'networkidle' });
  await context.close();
  const exampleOf = (url: string) => examples.of(url, () => request.newContext());
  return protection.compared(exampleOf, examples.flags);
}

test.each([
  ['/no-policy', '/no-policy', 'lacks referrer-policy'],
  ['/refused', '/refused', 'lacks x-content-type-options'],
  ['/bare-cookie', '/bare-cookie', 'lacks cookie phien: HttpOnly'],
  ['/bare-on', '/bare-on', 'lacks cookie phien: SameSite'],
  ['/kept', '/kept', 'lacks cache-control: no-store'],
  ['/asks', '/bare.json', 'lacks x-content-type-options'],
  ['/ho-so/H19.101-250701-0001', '/ho-so/…', 'lacks referrer-policy'],
])('what %s lacks and the first page has is found', async (path, page, what) => {
  const { troubles } = await compared(path);
  expect(troubles).toEqual([{ address: 'small', page, resource: '', what }]);
});

test.each([
  ...['/well', '/on', '/none', '/other-cookie', '/out', '/out-by-day', '/out-before'],
  // A program's own pictures, styles and scripts lie beside it.
  ...['/bare-style', '/bare-image', '/bare-script'],
])('%s lacks nothing', async (path) => {
  const { compared: count, troubles } = await compared(path);
  expect(troubles).toEqual([]);
  expect(count['small']).toBeGreaterThan(0);
});

test('nothing is compared where the first page cannot be had, leads elsewhere or is no page of ours', async () => {
  expect(await compared('/no-policy', 'http://127.0.0.1:1')).toEqual({
    compared: {},
    troubles: [],
  });
  ANSWERS['/'] = [500, HTML, ''];
  expect(await compared('/no-policy')).toEqual({ compared: {}, troubles: [] });
  ANSWERS['/'] = [303, { location: 'http://127.0.0.1:1/' }, ''];
  expect(await compared('/no-policy')).toEqual({ compared: {}, troubles: [] });
  ANSWERS['/'] = [200, PAGE, LINK];
});

async function heard(ask: (context: APIRequestContext) => Promise<unknown>) {
  const context = await request.newContext();
  const protection = new Protection({ small: site.base });
  await ask(protection.hear(context));
  await context.dispose();
  const examples = new Examples();
  return protection.compared((url) => examples.of(url, () => request.newContext()));
}

test('what a request without a window is answered is compared, too', async () => {
  const { compared: count, troubles } = await heard(async (context) => {
    expect((await context.post(`${site.base}/refused`, { data: 'a' })).status()).toBe(403);
    await context.fetch(`${site.base}/bare.json`, { method: 'PUT' });
    await context.get(`${site.base}/bare.css`);
    await context.get(`${site.base}/on`, { maxRedirects: 0 });
    await context.get(`${site.base}/bare-cookie`);
    await context.head(`${site.base}/no-policy`);
  });
  expect(troubles.map(({ page, what }) => [page, what])).toEqual([
    ['/refused', 'lacks x-content-type-options'],
    ['/bare.json', 'lacks x-content-type-options'],
    ['/bare-cookie', 'lacks cookie phien: HttpOnly'],
  ]);
  expect(count).toEqual({ small: 3 });
});

test('requests that are heard still fail and are still disposed of as Playwright has it', async () => {
  const context = await request.newContext();
  const own = new Protection({ small: site.base }).hear(context);
  await expect(own.get('http://127.0.0.1:1/')).rejects.toThrow('ECONNREFUSED');
  expect((await own.storageState()).cookies).toEqual([]);
  await own.dispose();
  await expect(own.get(site.base)).rejects.toThrow();
});

test('a platform whose first page may be kept is not asked to forbid it elsewhere', async () => {
  ANSWERS['/'] = [200, { ...PAGE, 'cache-control': 'public, max-age=600' }, LINK];
  expect((await compared('/kept')).troubles).toEqual([]);
  ANSWERS['/'] = [200, PAGE, LINK];
});

test('a cookie that is set anew keeps its flags, also where the first page sets none', async () => {
  const { 'set-cookie': _cookie, ...bare } = PAGE;
  ANSWERS['/'] = [200, bare, LINK];
  const { troubles } = await compared('/signs-in');
  expect(troubles.map(({ page, what }) => [page, what])).toEqual([
    ['/bare-cookie', 'lacks cookie phien: HttpOnly'],
  ]);
  expect((await compared('/bare-cookie')).troubles).toEqual([]);
  ANSWERS['/'] = [200, PAGE, LINK];
});

test('a cookie keeps the flags that a case before saw', async () => {
  const { 'set-cookie': _cookie, ...bare } = PAGE;
  ANSWERS['/'] = [200, bare, LINK];
  const examples = new Examples();
  await compared('/signs-in', site.base, examples);
  const { troubles } = await compared('/bare-cookie', site.base, examples);
  expect(troubles.map(({ page, what }) => [page, what])).toEqual([
    ['/bare-cookie', 'lacks cookie phien: HttpOnly'],
  ]);
  ANSWERS['/'] = [200, PAGE, LINK];
});

test('the first page is asked for once', async () => {
  const examples = new Examples();
  const before = first;
  await compared('/well', site.base, examples);
  await compared('/no-policy', site.base, examples);
  expect(first).toBe(before + 1);
});
