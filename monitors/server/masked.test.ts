import { vietnamese } from '../testing/words.ts';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { shownAddress, shownStore } from '../../records/store/address.ts';
import { ConfigError } from '../../config/reading/faults.ts';
import { Secrets } from '../../config/reading/secrets.ts';
import { ProbeLog } from '../look/log.ts';
import { explained } from '../look/sample.ts';
import { maskedConfig } from './masked.ts';
import { Monitor } from '../monitor.ts';
import { plainYaml } from './plain-yaml.ts';
import { listen } from './server.ts';
import type { Listening } from './server.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

const WORDS = Array.from({ length: 20 }, (_, n) => `tu-bi-mat-${n}`);
/** What YAML would fold over lines, and forms that must be quoted or stand in a block. */
const SECRETS: [string, string][] = [
  ['long, with spaces', WORDS.join(' ')],
  ['with signs of addresses', 'tu-bi-mat p@ss/w%40rd:#?&=+1'],
  ['with quotes and backslashes', String.raw`tu-bi-mat "a" 'b' \n \\ {{x}}`],
  ['over several lines', `tu-bi-mat ${'a'.repeat(90)}\n\n  tu-bi-mat hai\ttab`],
  ['beginning with a sign', '- tu-bi-mat: [x] !y &z *w # không'],
  ['in Vietnamese', `tu-bi-mat ${'mật khẩu rất dài '.repeat(9)}ơi`],
];

let place: TestPlace;
let servers: TestServers;
let monitor: Monitor | undefined;
let listening: Listening | undefined;
beforeEach(() => {
  servers = new TestServers();
  place = new TestPlace();
});
afterEach(async () => {
  await Promise.all([monitor?.stop(), listening?.close(), servers.end()]);
  place.remove();
  [monitor, listening] = [undefined, undefined];
});

/** A place where a secret can stand, with the secret's YAML in it. */
const PLACES: [string, (yaml: string) => string][] = [
  ['a password', (y) => `http: { basic_auth: { username: a, password: ${y} } }`],
  ['credentials', (y) => `http: { authorization: { credentials: ${y} } }`],
  ['a bearer token', (y) => `http: { bearer_token: ${y} }`],
  ['a header of its name', (y) => `http: { headers: { X-Api-Key: ${y} } }`],
  ['a header of a session', (y) => `http: { headers: { X-Session-Id: ${y} } }`],
  ['a cookie', (y) => `http: { headers: { Cookie: ${y} } }`],
  ['a body', (y) => `http: { method: POST, body: ${y} }`],
  ['headers of Prometheus', (y) => `http: { http_headers: { A: { secrets: [${y}] } } }`],
  [
    'a parameter for a token',
    (y) =>
      `http: { oauth2: { client_id: a, client_secret: b, token_url: 'http://127.0.0.1:1/', endpoint_params: { password: ${y} } } }`,
  ],
  [
    'a secret of a client',
    (y) =>
      `http: { oauth2: { client_id: a, client_secret: ${y}, token_url: 'http://127.0.0.1:1/' } }`,
  ],
];

const asked = async (path: string) => (await fetch(`${listening!.url}${path}`)).text();
/** No piece of what is secret stands in a text, however it is broken over lines. */
function expectHidden(text: string): void {
  expect(text).not.toMatch(/tu-bi-mat/);
  expect(text.replace(/\s+/g, '')).not.toContain('mậtkhẩurất');
}

async function started(yaml: string, site: string): Promise<void> {
  place.write(yaml);
  monitor = new Monitor({ load: () => place.load(site), version: '1.0.0' });
  listening = await listen(monitor, '127.0.0.1:0');
}

for (const [form, secret] of SECRETS)
  test.each(PLACES)(`a secret ${form} in %s is shown nowhere`, async (name, at) => {
    const site = await servers.http((_request, response) => {
      // A hostile platform repeats it in ways that end up in a log.
      response.writeHead(302, { Location: `/x?again=${encodeURIComponent(secret)}` }).end();
    });
    const yaml = `modules:\n  m: { prober: http, timeout: 2s, ${at(JSON.stringify(secret))} }\nprobes:\n  home: { module: m, target: counter, platform: counter }\n`;
    // No header can hold a line break: it is refused, and not shown either.
    if (secret.includes('\n') && /header|cookie/.test(name)) {
      const refusal = await started(yaml, site).catch((error: unknown) => error);
      expect(refusal).toBeInstanceOf(ConfigError);
      return expectHidden((refusal as ConfigError).message);
    }
    await started(yaml, site);
    expectHidden(await asked('/config'));
    const probe = `/probe?module=m&target=${encodeURIComponent(site)}`;
    expectHidden(await asked(`${probe}&debug=true`));
    expectHidden(await asked(probe));
    await monitor!.once();
    expectHidden(await asked('/probes/home'));
    expectHidden(await asked('/'));
  });

test('a secret from outside is shown nowhere it is put', async () => {
  const secret = SECRETS[0]![1];
  place.write(`dead_man: { url: 'http://127.0.0.1:1/ping/tu-bi-mat' }
canaries: [{ module: m, target: 'http://a:tu-bi-mat@127.0.0.1:1/' }]
modules:
  m:
    prober: http
    http:
      headers: { X-Plain: 'a \${TEST_OF_MASKING} b' }
      fail_if_body_matches_regexp: ['\${TEST_OF_MASKING}']
      proxy_url: 'http://a:tu-bi-mat@127.0.0.1:1/'
      fail_if_header_matches: [{ header: X, regexp: 'tu-\${TEST_OF_MASKING}' }]
  t:
    prober: tcp
    tcp: { query_response: [{ send: 'PASS tu-bi-mat mot' }, { send: 'AUTH PLAIN tu-bi-mat' }, { send: 'a1 LOGIN ten tu-bi-mat' }, { send: 'QUIT' }] }
  g: { prober: grpc, grpc: { metadata: { authorization: ['tu-bi-mat'], other: ['Bearer tu-bi-mat'] } } }
  s:
    prober: api
    api: { steps: [{ name: one, path: '/a?token=tu-bi-mat', method: POST, effect: token, json: { deep: [{ password: tu-bi-mat }] } }, { name: two, path: /b, method: POST, effect: token, form: { client_secret: tu-bi-mat } }] }
probes:
  home: { module: m, target: 'http://a:tu-bi-mat%40@127.0.0.1:1/?api_key=tu-bi-mat', platform: counter }
`);
  const config = place.load('http://127.0.0.1:1', { TEST_OF_MASKING: secret });
  const text = plainYaml(maskedConfig(config));
  expectHidden(text);
  for (const shown of ['X-Plain', 'QUIT', 'http://127.0.0.1:1/?api_key=<secret>', 'LOGIN ten'])
    expect(text).toContain(shown);
});

test.each([
  ['https://user:secret@host/path', 'https://host/path'],
  ['https://user:s@ecret@host/path', 'https://host/path'],
  ['https://user:s/ecret@host/path', 'https://host/path'],
  ['https://user:s%2Fecret%40@host:8443/path?a=1', 'https://host:8443/path?a=1'],
  ['https://secret@host', 'https://host'],
  ['https:user:secret@host/', 'https:host/'],
  [String.raw`https:\\user:secret@host/`, String.raw`https:\\host/`],
  ['HTTPS://USER:SECRET@HOST/', 'HTTPS://HOST/'],
  ['ws://user:secret@[::1]:80/a', 'ws://[::1]:80/a'],
  ['http://[::1]:80/@me', 'http://[::1]:80/@me'],
  ['https://host:443/@me?b=a@c', 'https://host:443/@me?b=a@c'],
  ['https://host/a?password=secret&b=1', 'https://host/a?password=<secret>&b=1'],
  ['https://host/a?b=1&api_key=secret', 'https://host/a?b=1&api_key=<secret>'],
  ['https://host/a?p%61ssword=secret', 'https://host/a?p%61ssword=<secret>'],
  [
    'https://host/a?X-Amz-Signature=secret;access_token=secret',
    'https://host/a?X-Amz-Signature=<secret>;access_token=<secret>',
  ],
  ['https://host/a#access_token=secret', 'https://host/a#access_token=<secret>'],
  [
    'https://host/a?to=http%3A%2F%2Fu%3Asecret%40other%2F',
    'https://host/a?to=http%3A%2F%2Fother%2F',
  ],
  ['user:secret@host:25', 'host:25'],
  ['host:443', 'host:443'],
  ['dichvucong.example', 'dichvucong.example'],
])('of %s is shown as %s', (address, shown) => {
  expect(shownAddress(address)).toBe(shown);
});

test.each([
  'postgres://u:bi-mat@db:5432/n',
  'postgres://u:bi@mat@db:5432/n',
  'postgres://u:12/bi-mat@db:5432/n',
  'postgresql://db:5432/n?user=u&password=bi-mat&sslpassword=bi-mat',
])('a store at %s is shown without its password', (address) => {
  expect(shownStore(address)).not.toMatch(/bi|mat/);
  expect(shownStore(address)).toMatch(/^postgres(?:ql)?:\/\/db:5432\/n/);
});

test('of a text that is cut no part of a secret is left, nor in a reason', () => {
  const secrets = new Secrets();
  secrets.add('tu-bi-mat rất dài');
  const log = new ProbeLog({}, (text) => secrets.mask(text));
  const { length } = 'tu-bi-mat';
  const text = `${'a'.repeat(300 - length)}tu-bi-mat rất dài`;
  log.fail({ code: 'request-failed', cause: { fault: null, text } });
  expectHidden(log.text());
  const { reason = '', why } = explained(log.reason);
  const words = vietnamese({ why: why! }) ?? '';
  for (const shown of [reason, words]) {
    expectHidden(shown);
    expect(shown).toContain('aaa');
  }
});
