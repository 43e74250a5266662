import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../reading/faults.ts';
import { timeoutOf } from './check.ts';
import { loadMonitors } from './load.ts';
import { goBytes, goMilliseconds, goPattern, TooLong } from './go-notation.ts';

const TESTDATA = join(import.meta.dirname, '../testdata');
const REPO = join(import.meta.dirname, '../..');
const ENV = { COUNTER_URL: 'https://counter.example.vn/', OFFICER_PASSWORD: 'x' };

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'monitors-'));
  cpSync(join(TESTDATA, 'good'), root, { recursive: true });
  writeFileSync(join(root, 'secret.txt'), 'x');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (text: string) => writeFileSync(join(root, 'config/monitors.yaml'), text);
const load = (env: Record<string, string> = ENV) => loadMonitors({ root, target: 'near', env });

function faultsOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return `${error.message}\n`;
    throw error;
  }
  return '';
}

const bad = readdirSync(join(TESTDATA, 'monitors')).filter((file) => file.endsWith('.yaml'));

describe('a bad file is refused with its exact message', () => {
  test('there are some', () => expect(bad.length).toBeGreaterThanOrEqual(10));

  test.each(bad)('%s', (file) => {
    cpSync(join(TESTDATA, 'monitors', file), join(root, 'config/monitors.yaml'));
    const expected = join(TESTDATA, 'monitors', file.replace('.yaml', '.txt'));
    const found = faultsOf(() => load());
    if (process.env['UPDATE_TESTDATA'] !== undefined) writeFileSync(expected, found);
    expect(found).toBe(readFileSync(expected, 'utf8'));
    expect(found).not.toBe('');
  });

  test('a scheduled probe that posts is refused on a live platform, and only there', () => {
    write(`modules:
  post: { prober: http, http: { method: POST } }
probes:
  home: { module: post, target: counter, platform: counter, interval: 5s }
`);
    expect(faultsOf(() => load())).toBe('');
    const target = join(root, 'config/targets/near.yaml');
    writeFileSync(target, readFileSync(target, 'utf8').replace('kind: trial', 'kind: live'));
    expect(faultsOf(() => load())).toBe(
      'config/monitors.yaml:4:19: found post, which sends POST to a live platform; expected a module that only reads\n',
    );
  });

  test('a conversation that changes something is refused on a live platform, where it is scheduled', () => {
    const steps = `[{ name: token, method: POST, effect: token, path: / }, { name: b, method: PUT, path: / }]`;
    write(`modules:
  talk: { prober: api, api: { steps: ${steps} } }
  other: { prober: api, api: { steps: ${steps} } }
probes:
  home: { module: talk, target: counter, platform: counter, interval: 5s }
`);
    expect(faultsOf(() => load())).toBe('');
    const target = join(root, 'config/targets/near.yaml');
    writeFileSync(target, readFileSync(target, 'utf8').replace('kind: trial', 'kind: live'));
    expect(faultsOf(() => load())).toBe(
      'config/monitors.yaml:2:113: found PUT, which may change a live platform; expected GET, HEAD, OPTIONS, or POST with effect: token\n',
    );
  });

  test('an unknown target is reported with its nearest name', () => {
    write('modules: {}');
    expect(faultsOf(() => loadMonitors({ root, target: 'neer', env: ENV }))).toBe(
      'config/targets:1:1: found no target neer, expected near; did you mean "near"?\n',
    );
  });
});

describe('a good configuration', () => {
  test('is filled in from the environment and the target, without its accounts', () => {
    write(`modules:
  http_auth:
    prober: http
    http: { basic_auth: { username: a, password: '\${PROBE_PASSWORD}' }, body_file: body.txt }
  talk:
    prober: tcp
    tcp: { query_response: [{ expect: 'PING (.+)', send: 'PONG \${1}' }] }
probes:
  home: { module: http_auth, target: counter, platform: counter, interval: 5s }
`);
    const { COUNTER_URL } = ENV;
    const { monitors, target, secrets } = load({ COUNTER_URL, PROBE_PASSWORD: 'rất bí mật' });
    expect(target.accounts).toEqual([]);
    const { http_auth: auth, talk } = monitors.modules;
    expect(auth?.http?.basic_auth?.password).toBe('rất bí mật');
    expect(auth?.http?.body_file).toBe(join(root, 'body.txt'));
    expect(talk?.tcp?.query_response[0]?.send).toBe('PONG ${1}');
    expect(target.addresses['counter']).toBe('https://counter.example.vn');
    expect(secrets.mask('password rất bí mật')).toBe('password ***');
    expect(timeoutOf(monitors, 'home')).toBe(5_000);
    expect(monitors.listen).toBe('127.0.0.1:9464');
  });

  test.each([
    ['alerts_token', 'NGHIEMTHU_ALERTS_TOKEN'],
    ['evidence_token', 'NGHIEMTHU_EVIDENCE_TOKEN'],
  ] as const)('takes %s from the environment where the file names none', (key, name) => {
    const token = 'mật mã của nghiemthu';
    const env = { ...ENV, [name]: token };
    write('modules: {}');
    expect(load().monitors[key]).toBeUndefined();
    const { monitors, secrets } = load(env);
    expect(monitors[key]).toBe(token);
    expect(secrets.mask(`Bearer ${token}`)).toBe('Bearer ***');
    write(`${key}: written-in-the-file\nmodules: {}`);
    expect(load(env).monitors[key]).toBe('written-in-the-file');
    expect(load().secrets.mask('written-in-the-file')).toBe('***');
  });

  test('reads modules as blackbox_exporter does', () => {
    write(`modules:
  a: &a
    prober: http
    timeout: 0s
    http: { no_follow_redirects: yes, follow_redirects: true, preferred_ip_protocol: ipv4, valid_status_codes: [0310, 0b11001000, 2_01] }
  b:
    <<: *a
    http: { no_follow_redirects: no, follow_redirects: false, body: 1.10, headers: { A: 0x10, B: ~ }, valid_http_versions: [HTTP/2] }
  c: { prober: tcp, tcp: { query_response: [{ send: !!binary AAEC/w== }, { expect: '', send: !!binary aGk= }] } }
  d: { prober: icmp, icmp: ~ }
  e: { prober: http, http: { method: post } }
  f: { prober: http, http: { method: m-search } }
`);
    const { a, b, c, d, e, f } = load().monitors.modules;
    expect(a?.timeout).toBeUndefined();
    expect(a?.http).toMatchObject({
      ...{ follow_redirects: false, preferred_ip_protocol: 'ip4' },
      valid_status_codes: [200, 200, 201],
    });
    expect(a?.http).not.toHaveProperty('no_follow_redirects');
    expect(b).toMatchObject({ prober: 'http', http: { follow_redirects: true, body: '1.10' } });
    expect(b?.http).toMatchObject({ headers: { A: '0x10', B: '' } });
    expect(b?.http?.valid_http_versions).toEqual(['HTTP/2']);
    expect(c?.tcp?.query_response).toMatchObject([
      { send_bytes: Buffer.from([0, 1, 2, 255, 10]).toString('base64') },
      { expect: '', send: 'hi' },
    ]);
    expect(d?.icmp).toBeUndefined();
    expect([e?.http?.method, f?.http?.method]).toEqual(['POST', 'm-search']);
  });

  test('takes aliases in it, and tells faults where they were written', () => {
    const more = (count: number) => Array.from({ length: count }, (_, i) => `*x${i}`).join(', ');
    const lists = Array.from(
      { length: 12 },
      (_, i) => `  m${i}: &x${i + 1} [*x${i}, *x${i}, ${more(i)}]`,
    );
    write(`modules:\n  m: &x0 { prober: http }\n${lists.join('\n')}\n`);
    expect(faultsOf(() => load())).toContain(
      'found aliases of aliases without end, expected fewer',
    );
    write(`modules:
  a: { prober: http, http: &h { method: 'G T' } }
  b: { prober: http, http: *h }
  c: { prober: http, http: { <<: *h, body: x, body_file: y } }
`);
    expect(faultsOf(() => load()).split('\n')[0]).toBe(
      `config/monitors.yaml:2:41: found "G T", expected a method like GET`,
    );
  });

  test('has no short token, whose text is not reported', () => {
    write('modules: {}');
    for (const name of ['NGHIEMTHU_ALERTS_TOKEN', 'NGHIEMTHU_EVIDENCE_TOKEN'])
      expect(faultsOf(() => load({ ...ENV, [name]: 'ngắn' }))).toBe(
        `${name}:1:1: found 4 letters, expected a secret of at least 16 letters\n`,
      );
  });

  test('has the accounts of the roles that a scheduled probe signs in with', () => {
    write(`modules:
  talk: { prober: api, api: { account: officer, steps: [{ name: a, path: / }] } }
probes:
  home: { module: talk, target: counter, platform: counter, interval: 5s }
`);
    const { target, secrets } = load();
    expect(new Set(target.accounts.map(({ role }) => role))).toEqual(new Set(['officer']));
    expect(target.accounts[0]?.username).toMatch(/^officer\.\d+$/);
    expect(secrets.mask('mật khẩu x')).toBe('mật khẩu ***');
  });

  test('of this repository has no fault, and every module of blackbox_exporter', () => {
    const { monitors, target } = loadMonitors({ root: REPO, target: 'sandbox', env: {} });
    expect(target.managed).toBe(true);
    const names = readFileSync(join(TESTDATA, 'monitors', 'blackbox-modules'), 'utf8')
      .trim()
      .split('\n');
    expect(names).toHaveLength(39);
    expect(Object.keys(monitors.modules)).toEqual(expect.arrayContaining(names));
  });

  test('a journey that changes is refused on a live platform, one that creates and removes its own is not', () => {
    write(`modules:
  number: { prober: journey, timeout: 30s, journey: { name: take-number } }
probes:
  number: { module: number, target: counter, platform: counter, interval: 60s }
`);
    const target = join(root, 'config/targets/near.yaml');
    writeFileSync(target, readFileSync(target, 'utf8').replace('kind: trial', 'kind: live'));
    expect(faultsOf(() => load())).toBe('');
    const platform = join(root, 'config/platforms/counter/platform.yaml');
    writeFileSync(
      platform,
      readFileSync(platform, 'utf8').replace('effect: creates', 'effect: changes'),
    );
    expect(faultsOf(() => load())).toBe(
      'config/monitors.yaml:4:21: found number, whose journey take-number changes a live platform; expected one that reads, or creates and removes its own, or kinds: [sandbox, trial] beside it\n',
    );
    const monitors = join(root, 'config/monitors.yaml');
    const text = readFileSync(monitors, 'utf8');
    writeFileSync(
      monitors,
      text.replace('interval: 60s', 'interval: 60s, kinds: [sandbox, trial]'),
    );
    const { monitors: read } = load();
    expect(Object.keys(read.probes)).toEqual([]);
    expect(Object.keys(read.modules)).toEqual([]);
    writeFileSync(target, readFileSync(target, 'utf8').replace('kind: live', 'kind: trial'));
    expect(Object.keys(load().monitors.probes)).toEqual(['number']);
  });

  test('of a live target refuses what is not set', () => {
    const faults = faultsOf(() => loadMonitors({ root: REPO, target: 'live', env: {} }));
    expect(faults).toContain('found no LIVE_PROCEDURES_URL in the environment');
    // Only whose accounts a probe signs in with: all of them where a journey is walked.
    expect(faults).toContain('found no LIVE_CITIZEN_USER in the environment');
  });

  test('of a live target watches every platform, by probes that change nothing there', () => {
    const live = readFileSync(join(REPO, 'config/targets/live.yaml'), 'utf8');
    const names = [...live.matchAll(/\$\{(LIVE_[A-Z0-9_]+)\}/g)].map(([, name = '']) => name);
    const env = Object.fromEntries(
      names.map((name) => [name, name.endsWith('_URL') ? `https://${name}.example` : name]),
    );
    const home = mkdtempSync(join(tmpdir(), 'nghiemthu-live-'));
    cpSync(join(REPO, 'config'), join(home, 'config'), { recursive: true });
    mkdirSync(join(home, 'secrets'));
    for (const [, file = ''] of live.matchAll(/\$\{file:(secrets\/[a-z0-9-]+)\}/g))
      writeFileSync(join(home, file), 'mật khẩu');
    const { monitors, platforms } = loadMonitors({ root: home, target: 'live', env });
    rmSync(home, { recursive: true });
    const watched = new Set(Object.values(monitors.probes).map(({ platform }) => platform));
    expect([...watched].toSorted()).toEqual(platforms.map(({ slug }) => slug).toSorted());
    expect(watched.size).toBe(7);
    const walked = platforms.flatMap((platform) =>
      Object.values(monitors.probes)
        .filter((probe) => probe.platform === platform.slug)
        .map(
          ({ module }) => platform.journeys[monitors.modules[module]?.journey?.name ?? '']?.effect,
        ),
    );
    expect(walked).toContain('reads');
    expect(walked).not.toContain('changes');
  });

  test('accounts are asked for only where a probe signs in', () => {
    const env = { COUNTER_URL: 'https://counter.example.vn/' };
    write(
      'modules: { http_2xx: { prober: http } }\nprobes: { home: { module: http_2xx, target: counter, platform: counter } }\n',
    );
    expect(faultsOf(() => load(env))).toBe('');
    write(`modules: { number: { prober: journey, timeout: 30s, journey: { name: take-number } } }
probes: { number: { module: number, target: counter, platform: counter, interval: 60s } }
`);
    expect(faultsOf(() => load(env))).toContain('found no OFFICER_PASSWORD in the environment');
  });
});

describe('the notation of Go', () => {
  test.each([
    ['^+OK', '+OK', true],
    ['(?i)ok', 'OK', true],
    ['(?P<name>a)', 'a', true],
    ['\\Aab\\z', 'ab', true],
    ['[[:digit:]]+', '7', true],
    ['^ok$', 'ok\nok', false],
    ['^+OK', '-OK', false],
    ['^\\x{1EE7}$', 'ủ', true],
    ['^\\x{1F600}$', '😀', true],
    ['^\\p{L}+$', 'Đồng', true],
    ['^\\pN\\p{Han}\\P{L}$', '7字!', true],
    ['^\\p{^Greek}$', 'α', false],
    ['^[[:punct:]]$', '!', true],
    ['^[[:punct:]]$', 'a', false],
    ['^[[:blank:][:cntrl:]]+$', ' \t\u0007', true],
    ['^[[:^alpha:]]$', 'a', false],
    ['^[[:graph:]]$', ' ', false],
    ['^[][]+$', '[]', true],
    ['^[]a]$', ']', true],
    ['^[^]a]$', ']', false],
    ['\\Qa.b\\E', 'a.b', true],
    ['\\Qa.b\\E', 'axb', false],
    ['\\Q[x', '[x', true],
    ['^.$', '😀', true],
    ['^[^a]$', '😀', true],
    ['^[😀-😎]$', '😃', true],
    ['.', '\n', false],
    ['(?s).', '\n', true],
    ['^.$', '\r', true],
    ['a.b', 'a\u2028b', true],
    ['\\s', '\u00a0', false],
    ['\\s', '\v', false],
    ['\\S', '\u00a0', true],
    ['\\d', '٣', false],
    ['\\w', 'đ', false],
    ['\\ba', 'đa', true],
    ['a(?i)b', 'aB', true],
    ['a(?i)b', 'AB', false],
    ['a(?i:b)c', 'aBC', false],
    ['(?i)a(?-i)b', 'AB', false],
    ['(?im)^b$', 'a\nB', true],
    ['(?i)đồng', 'ĐỒNG', true],
    ['(?i)k', '\u212a', true],
    ['^ok\\z', 'ok\n', false],
    ['a$', 'a\n', false],
    ['a{,2}', 'a{,2}', true],
    ['a{x', 'a{x', true],
    ['\\a\\f\\v', '\u0007\f\v', true],
    ['\\141\\07', 'a\u0007', true],
    ['\\-\\@\\_', '-@_', true],
  ])('%s', (text, value, matches) => expect(goPattern(text).test(value)).toBe(matches));

  test('of groups, in the middle of a text, as few as may be', () => {
    const match = goPattern('(?U)v(?P<major>\\d+)\\.(\\d+)(x)?').exec('server v12.345');
    expect([...(match ?? [])]).toEqual(['v12.3', '12', '3', undefined]);
    expect(match?.groups?.['major']).toBe('12');
    expect(goPattern('(?i)a(.)c').exec('xA😀C')?.[1]).toBe('😀');
    expect(goPattern('a').exec('b')).toBeNull();
  });

  test('refuses what has no meaning there, with its place', () => {
    const none = [
      ...['(?=a)', 'a(?!b)', '(?<=a)b', '(?<!a)b', '(a)\\1', '(?P<x>a)(?P=x)', '\\k<x>', '(?>a)'],
      ...['a++', 'a**', '\\Z', '\\cA', '\\u1EE7', '\\p{Nope}', '[[:nope:]]', 'a{1001}', '(?x)a'],
      ...['\\x{110000}', '[b-a]', '(', ')', '*a', 'a\\'],
    ];
    for (const one of none) {
      const text = JSON.stringify(one);
      write(`modules:\n  a: { prober: http, http: { fail_if_body_matches_regexp: [${text}] } }\n`);
      expect(
        faultsOf(() => load()),
        one,
      ).toBe(`config/monitors.yaml:2:60: found ${text}, expected a regular expression like ^OK\n`);
    }
  });

  test('is refused where it is too large to be tried on a page, and holds nobody where a text is too long', () => {
    const large = '(?:ab|ba|aab){900}z';
    write(`modules:\n  a: { prober: http, http: { fail_if_body_matches_regexp: ['${large}'] } }\n`);
    expect(faultsOf(() => load())).toBe(
      `config/monitors.yaml:2:60: found "${large}", expected a regular expression of at most 2000 instructions, where this has 8103\n`,
    );
    write(
      `modules:\n  a: { prober: http, http: { fail_if_body_matches_regexp: ['[0-9]{1000}'] } }\n`,
    );
    expect(faultsOf(() => load())).toBe('');
    // Every letter begins a place of its own that must be followed, and no two sets of places are the same.
    let seed = 7;
    const letters = Array.from({ length: 1_048_576 }, () => {
      seed ^= seed << 13;
      seed ^= seed >>> 17;
      seed ^= seed << 5;
      return (seed & 1) === 0 ? 'a' : 'b';
    }).join('');
    const hostile = goPattern('(a[ab]{400}[cz])');
    expect(() => hostile.test(`${letters}z`)).toThrow(TooLong);
    expect(() => hostile.exec(`${letters}z`)).toThrow(TooLong);
    expect(hostile.test(`a${letters.slice(0, 400)}z`)).toBe(true);
    expect(hostile.exec(`b${'a'.repeat(401)}z`)?.[1]).toHaveLength(402);
    // A page of a mebibyte is no burden to what people write.
    expect(goPattern('(?i)<title>.*lỗi.*</title>').test(`${letters}<title>Có lỗi</title>`)).toBe(
      true,
    );
    expect(goPattern('"status"\\s*:\\s*"ok"').test(letters)).toBe(false);
  });

  test('is refused in every rule that takes a pattern, all at once', () => {
    const bad = `'(?=a)'`;
    write(`modules:
  h: { prober: http, http: { fail_if_body_not_matches_regexp: [${bad}], fail_if_header_matches: [{ header: A, regexp: ${bad} }], fail_if_header_not_matches: [{ header: A, regexp: ${bad} }] } }
  t: { prober: tcp, tcp: { query_response: [{ expect: ${bad} }] } }
  u: { prober: unix, unix: { query_response: [{ expect: ${bad} }] } }
  w: { prober: websocket, websocket: { query_response: [{ expect: ${bad} }] } }
  d: { prober: dns, dns: { query_name: a, validate_answer_rrs: { fail_if_matches_regexp: [${bad}] }, validate_authority_rrs: { fail_if_all_match_regexp: [${bad}], fail_if_not_matches_regexp: [${bad}] }, validate_additional_rrs: { fail_if_none_matches_regexp: [${bad}] } } }
  a: { prober: api, api: { steps: [{ name: a, path: /, fail_if_body_matches_regexp: [${bad}], capture: { x: { regexp: ${bad} } } }] } }
`);
    const found = faultsOf(() => load())
      .split('\n')
      .slice(0, -1);
    expect(found.filter((one) => one.includes('expected a regular expression'))).toHaveLength(12);
  });

  test('of durations and sizes', () => {
    expect([goMilliseconds('1m30s'), goMilliseconds('0.5s'), goMilliseconds('250ms')]).toEqual([
      90_000, 500, 250,
    ]);
    const sizes = ['5MB', '1KiB', '0', '3B', '1.5KB', '.5KB', '1MB512KB', '2TB'];
    expect(sizes.map(goBytes)).toEqual([
      ...[5_242_880, 1_024, 0, 3, 1_536, 512, 1_572_864],
      2 * 1024 ** 4,
    ]);
  });
});
