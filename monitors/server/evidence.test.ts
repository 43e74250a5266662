import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Monitor } from '../monitor.ts';
import { listen } from './server.ts';
import type { Listening } from './server.ts';
import { TestPlace } from '../testing/place.ts';

const TOKEN = 'mật mã: của bằng chứng';
const CONFIG = 'modules: {}\n';
const place = new TestPlace();
const evidence = join(place.root, 'evidence');
const ID = '20990701T000000Z-0123abcd';
let monitor: Monitor;
let local: Listening;
let open: Listening;

beforeAll(async () => {
  mkdirSync(join(evidence, ID), { recursive: true });
  writeFileSync(join(evidence, ID, 'steps.txt'), 'Bước 1: không đạt\n');
  writeFileSync(join(evidence, ID, '.hidden.txt'), 'hidden');
  writeFileSync(join(evidence, 'outside.txt'), 'outside');
  place.write(CONFIG);
  monitor = new Monitor({
    load: () => place.load('http://127.0.0.1:1'),
    version: '1',
    journeys: { chromium: null, evidence },
  });
  local = await listen(monitor, '127.0.0.1:0');
  open = await listen(monitor, '0.0.0.0:0');
});
beforeEach(() => configured(CONFIG));
afterAll(async () => {
  await Promise.all([monitor.stop(), local.close(), open.close()]);
  place.remove();
});

function configured(config: string): void {
  place.write(config);
  expect(monitor.reload()).toBe('');
}
const withToken = (token = TOKEN) => configured(`evidence_token: '${token}'\n${CONFIG}`);
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const basic = (password: string, user = 'ai cũng được') => ({
  authorization: `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`,
});
const FORWARDED = { 'x-forwarded-for': '192.0.2.1' };

/** The path goes out as it stands: `fetch` would take `..` out of it. */
async function get(path: string, headers: Record<string, string> = {}, from = open) {
  const { port } = new URL(from.url);
  const asked = request({ host: '127.0.0.1', port, path, headers }).end();
  const [response] = (await once(asked, 'response')) as [IncomingMessage];
  const { statusCode: status, headers: told } = response;
  return { status, asks: told['www-authenticate'], text: await text(response) };
}
const FILE = `/evidence/${ID}/steps.txt`;
const GIVEN = { status: 200, asks: undefined, text: 'Bước 1: không đạt\n' };

describe('without a token', () => {
  test('only this machine sees it; others are shown how to get access', async () => {
    expect(await get(FILE, {}, local)).toEqual(GIVEN);
    for (const [headers, from] of [
      [{}, open],
      [basic(''), open],
      [bearer('undefined'), open],
      [FORWARDED, local],
    ] as const) {
      const { status, asks, text: told } = await get(FILE, headers, from);
      expect([status, asks]).toEqual([403, undefined]);
      expect(told).toContain('NGHIEMTHU_EVIDENCE_TOKEN');
      expect(told).not.toContain('không đạt');
    }
  });
});

describe('with a token', () => {
  test('a request without it, or with a wrong one, is asked for it', async () => {
    withToken();
    for (const headers of [
      {},
      basic(TOKEN.slice(1)),
      basic(''),
      basic('x', TOKEN),
      bearer('wrong'),
      bearer(basic(TOKEN).authorization),
      { authorization: 'Basic' },
      { authorization: `Basic ${Buffer.from(TOKEN.replace(':', '')).toString('base64')}` },
      { authorization: `Digest ${TOKEN.length}` },
    ])
      for (const path of [FILE, `/evidence/${ID}`, '/evidence/no-such']) {
        const { status, asks, text: told } = await get(path, headers);
        expect([status, asks]).toEqual([401, 'Basic realm="nghiemthu"']);
        expect(told).not.toMatch(/không đạt|steps/);
      }
  });

  test('a request with it, as a password or a bearer token, gets the file', async () => {
    withToken();
    expect(await get(FILE, basic(TOKEN))).toEqual(GIVEN);
    expect(await get(FILE, basic(TOKEN, ''))).toEqual(GIVEN);
    expect((await get(`/evidence/${ID}`, basic(TOKEN))).text).toBe('steps.txt\n');
    const plain = 'a-token-of-some-length';
    withToken(plain);
    expect(await get(FILE, bearer(plain))).toEqual(GIVEN);
    expect(await get(FILE, { ...bearer(plain), ...FORWARDED }, local)).toEqual(GIVEN);
    expect((await get(FILE, basic(TOKEN))).status).toBe(401);
  });

  test('this machine needs none, unless it asks for somebody else', async () => {
    withToken();
    expect(await get(FILE, {}, local)).toEqual(GIVEN);
    expect(await get(FILE, basic('wrong'), local)).toEqual(GIVEN);
    expect((await get(FILE, FORWARDED, local)).status).toBe(401);
  });

  test('nothing else than evidence is given for it', async () => {
    withToken();
    for (const path of [
      '/evidence/../outside.txt',
      '/evidence/../../secret.txt',
      '/evidence/..%2Foutside.txt',
      `/evidence/${ID}/../outside.txt`,
      `/evidence/${ID}/..%2Foutside.txt`,
      `/evidence/${ID}%2F..%2F/outside.txt`,
      `/evidence/${ID}/.hidden.txt`,
      '/evidence/%2E%2E/secret.txt',
      '/evidence/..%2F..%2Fetc/passwd',
    ]) {
      const { status, text: told } = await get(path, basic(TOKEN));
      expect([path, status]).toEqual([path, 404]);
      expect(told).not.toMatch(/outside$|hidden$|^x$/);
    }
    expect((await get('/probes/x', basic(TOKEN))).status).toBe(403);
  });

  test('it is never shown', async () => {
    withToken();
    for (const path of ['/config', '/metrics', '/'])
      for (const from of [local, open])
        expect((await get(path, {}, from)).text).not.toContain(TOKEN);
  });
});
