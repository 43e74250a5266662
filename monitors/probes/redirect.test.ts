import { writeFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { look } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';
import { Cookies, nextStep } from '../wire/http/redirect.ts';

// What goes along a redirect: cookies to where they belong, secrets to nobody else.

const servers = new TestServers();
let certificates: TestCertificates;
let site = '';
let secure = '';
/** What `/set` answers with. */
let set: string[] = [];
let to = '';
let arrived: IncomingMessage['headers'] | undefined;

beforeAll(async () => {
  certificates = makeCertificates();
  const answer = (request: IncomingMessage, response: object) => {
    const reply = response as import('node:http').ServerResponse;
    if (request.url?.startsWith('/set') === true)
      reply.writeHead(302, { Location: to, 'Set-Cookie': set }).end();
    else {
      arrived = request.headers;
      reply.end('fine');
    }
  };
  site = await servers.http(answer);
  const port = await servers.https(
    certificates.good,
    answer as Parameters<TestServers['https']>[1],
  );
  secure = `https://localhost:${port}`;
});
beforeEach(() => {
  arrived = undefined;
});
afterAll(async () => {
  await servers.end();
  certificates.remove();
});

async function follow(
  from: string,
  where: string,
  headers: Record<string, string> = {},
  lines: string[] = [],
) {
  [to, set] = [where, lines];
  const http = { headers, tls_config: { ca_file: certificates.ca }, enable_http2: false };
  const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
  const sample = await look(from, { prober: 'http', http }, { resolve });
  expect(sample.outcome, sample.log.text()).toBe('success');
  return arrived ?? {};
}

const at = (host: string) => site.replace('127.0.0.1', host);

describe('cookies', () => {
  test.each([
    ['a plain one', ['a=1'], '/page', 'a=1'],
    ['several', ['a=1; Path=/', 'b=2'], '/page', 'a=1; b=2'],
    ['of another path', ['a=1; Path=/other'], '/page', undefined],
    ['of a path above', ['a=1; Path=/deep'], '/deep/page', 'a=1'],
    ['of the folder it was set in', ['a=1'], '/elsewhere', undefined, '/set/x'],
    ['that ended', ['a=1', 'a=; Max-Age=0'], '/page', undefined],
    [
      'that ended long ago',
      ['a=1', 'a=; Expires=Thu, 01 Jan 1970 00:00:00 GMT'],
      '/page',
      undefined,
    ],
    ['that lives on', ['a=1; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT'], '/page', 'a=1'],
    ['for TLS alone', ['a=1; Secure'], '/page', undefined],
    ['of another site', ['a=1; Domain=evil.test'], '/page', undefined],
    ['with an equals sign', ['a=b=c=='], '/page', 'a=b=c=='],
    ['without a name', ['nonsense', '=x'], '/page', undefined],
  ])('%s', async (_name, lines, page, cookie, from = '/set') => {
    const { cookie: sent } = await follow(`${site}${from}`, page, {}, lines);
    expect(sent).toBe(cookie);
  });

  test('of a domain go to its hosts, those of a host to it alone', async () => {
    const lines = ['wide=1; Domain=province.vn', 'own=1'];
    const { cookie } = await follow(
      `${at('sso.province.vn')}/set`,
      `${at('portal.province.vn')}/`,
      {},
      lines,
    );
    expect(cookie).toBe('wide=1');
    const suffix = ['a=1; Domain=vn'];
    expect(
      (await follow(`${at('sso.province.vn')}/set`, `${at('portal.other.vn')}/`, {}, suffix))
        .cookie,
    ).toBeUndefined();
  });

  test('for TLS go over it', async () => {
    expect((await follow(`${secure}/set`, '/page', {}, ['a=1; Secure'])).cookie).toBe('a=1');
  });

  test('of the module stay beside those that are set, and give way to one of their name', async () => {
    const own = { cookie: 'lang=vi; a=0' };
    expect((await follow(`${site}/set`, '/page', own, ['b=2'])).cookie).toBe('lang=vi; a=0; b=2');
    expect((await follow(`${site}/set`, '/page', own, ['a=1'])).cookie).toBe('lang=vi; a=1');
    expect((await follow(`${site}/set`, '/page', own, ['a=; Max-Age=0'])).cookie).toBe('lang=vi');
    expect((await follow(`${site}/set`, `${at('other.vn')}/`, own)).cookie).toBeUndefined();
  });
});

describe('secrets', () => {
  const names = [
    'Authorization',
    'X-API-Key',
    'x-auth-token',
    'X-Access-Token',
    'ApiKey',
    'X-Client-Secret',
    'Ocp-Apim-Subscription-Key',
    'Proxy-Authorization',
  ];
  const headers = {
    ...Object.fromEntries(names.map((name) => [name, 'hidden'])),
    'X-Plain': 'shown',
    Cookie: 'a=hidden',
  };

  test('stay with their host', async () => {
    const same = await follow(`${site}/set`, '/page', headers);
    for (const name of names) expect(same[name.toLowerCase()], name).toBe('hidden');
  });

  test('go neither to another host nor without TLS', async () => {
    const plain = `http://localhost:${new URL(site).port}/`;
    for (const [from, where] of [
      [`${site}/set`, `${at('other.vn')}/`],
      [`${site}/set`, plain],
      [`${secure}/set`, plain],
    ] as const) {
      const there = await follow(from, where, headers);
      expect(JSON.stringify(there)).not.toContain('hidden');
      expect(there['x-plain']).toBe('shown');
    }
  });

  test('that the module calls so are some, whatever their name', async () => {
    const http_headers = {
      'X-Unit': { secrets: ['hidden'] },
      'X-Plain': { values: ['shown'] },
      'X-Kept': { files: [`${certificates.folder}/secret.txt`] },
    };
    writeFileSync(`${certificates.folder}/secret.txt`, 'hidden\n');
    const http = { http_headers, fail_if_body_not_matches_regexp: ['fine'] };
    const resolve = () => Promise.resolve([{ address: '127.0.0.1', family: 4 }]);
    to = '/page';
    await look(`${site}/set`, { prober: 'http', http }, { resolve });
    expect(arrived).toMatchObject({ 'x-unit': 'hidden', 'x-kept': 'hidden', 'x-plain': 'shown' });
    to = `${at('other.vn')}/`;
    const sample = await look(`${site}/set`, { prober: 'http', http }, { resolve });
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(JSON.stringify(arrived)).not.toContain('hidden');
    expect(arrived?.['x-plain']).toBe('shown');
  });

  test('go from http to https of one name, and not back', () => {
    // Without a port in either address, which a test cannot listen on.
    const step = (url: string) => ({
      ...{ url: new URL(url), method: 'GET', host: 'a.vn', serverName: null, address: null },
      ...{ headers: { Authorization: 'Bearer hidden', 'X-API-Key': 'hidden' }, body: undefined },
    });
    const next = (from: string, where: string) =>
      nextStep(step(from), 302, new URL(where), new Cookies()).headers;
    expect(next('https://a.vn/', 'http://a.vn/')).toEqual({});
    expect(Object.keys(next('http://a.vn/', 'https://a.vn/'))).toHaveLength(2);
  });
});
