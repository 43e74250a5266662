import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { Monitor } from '../monitor.ts';
import { timeoutFor } from './probe.ts';
import { listen } from './server.ts';
import { isLoopback, isTrusted } from './trust.ts';
import type { Listening } from './server.ts';
import { TestPlace } from '../testing/place.ts';
import { TestServers } from '../testing/servers.ts';

const MODULES = `alerts_token: secret-of-alertmanager
evidence_token: secret-of-evidence
modules:
  http_2xx: { prober: http, timeout: 2s }
  http_auth:
    prober: http
    http:
      basic_auth: { username: probe, password: very-secret }
      headers: { X-Api-Key: also-secret, X-Plain: shown }
  http_404: { prober: http, http: { valid_status_codes: [404] } }
  http_ca: { prober: http, http: { tls_config: { ca_file: /no/ca.pem } } }
`;
const PROBES = `probes:
  home: { module: http_2xx, target: counter, path: /ok, platform: counter, interval: 5s }
`;
const place = new TestPlace();
const servers = new TestServers();
let site = '';
let monitor: Monitor;
let local: Listening;
let open: Listening;

beforeAll(async () => {
  site = await servers.http((request, response) =>
    request.url === '/ok' || (request.url === '/host' && request.headers.host === 'dichvucong.test')
      ? response.end('fine')
      : response.writeHead(404).end(),
  );
  place.write(MODULES + PROBES);
  monitor = new Monitor({ load: () => place.load(site), version: '1.0.0' });
  local = await listen(monitor, '127.0.0.1:0');
  open = await listen(monitor, '0.0.0.0:0');
});
beforeEach(() => {
  place.write(MODULES + PROBES);
  expect(monitor.reload()).toBe('');
});
afterAll(async () => {
  await Promise.all([monitor.stop(), local.close(), open.close(), servers.end()]);
  place.remove();
});

async function get(path: string, from = local, headers: Record<string, string> = {}) {
  const response = await fetch(`${from.url.replace('0.0.0.0', '127.0.0.1')}${path}`, { headers });
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text: await response.text(),
  };
}

const probe = (target: string, rest = '') => `/probe?target=${encodeURIComponent(target)}${rest}`;

describe('/probe', () => {
  test('answers as blackbox_exporter does', async () => {
    const { status, type, text } = await get(probe(`${site}/ok`));
    expect([status, type]).toEqual([200, 'text/plain; version=0.0.4; charset=utf-8']);
    expect(text).toContain('\nprobe_success 1\n');
    const names = [...text.matchAll(/^# TYPE (\S+) gauge$/gm)].map((match) => match[1]);
    expect(names).toEqual([...names].sort());
    const down = await get(probe(`${site}/none`));
    expect([down.status, /^probe_success 0$/m.test(down.text)]).toEqual([200, true]);
  });

  test('reports what is wrong with the query', async () => {
    expect(await get('/probe')).toMatchObject({
      status: 400,
      text: 'Target parameter is missing\n',
    });
    const unknown = await get(probe('x', '&module=zzz'));
    expect(unknown).toMatchObject({ status: 400, text: 'Unknown module "zzz"\n' });
    const header = { 'X-Prometheus-Scrape-Timeout-Seconds': 'soon' };
    expect((await get(probe('x'), local, header)).status).toBe(500);
  });

  test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'valueOf', '%5F%5Fproto__'])(
    'knows no module %s',
    async (name) => {
      const { status, text } = await get(probe(`${site}/ok`, `&module=${name}`));
      expect([status, text]).toEqual([400, `Unknown module "${decodeURIComponent(name)}"\n`]);
      expect((await get(`/probes/${name}`)).status).toBe(404);
    },
  );

  test('takes the first of what is said twice', async () => {
    const twice = await get(probe(`${site}/none`, '&module=http_404&module=http_2xx'));
    expect(twice.text).toContain('\nprobe_success 1\n');
    const other = await get(probe(`${site}/none`, '&module=&module=http_404'));
    expect(other.text).toContain('\nprobe_success 0\n');
    const target = await get(`${probe(`${site}/ok`)}&target=${encodeURIComponent(`${site}/none`)}`);
    expect(target.text).toContain('\nprobe_success 1\n');
    const hidden = await get(
      `${probe(`${site}/none`)}&target=${encodeURIComponent(`${site}/ok`)}`,
      open,
    );
    expect(hidden.status).toBe(403);
    const debug = await get(probe(`${site}/ok`, '&debug=false&debug=true'));
    expect(debug.text).not.toContain('Logs for the probe');
    expect((await get(probe(`${site}/ok`, '&module[]=http_404&module[a]=b'))).text).toContain(
      '\nprobe_success 1\n',
    );
  });

  test('takes a hostname only from requests that may probe anything', async () => {
    const named = probe(`${site}/host`, '&hostname=dichvucong.test');
    expect((await get(named)).text).toContain('\nprobe_success 1\n');
    expect((await get(probe(`${site}/ok`, '&hostname=dichvucong.test'), open)).status).toBe(403);
    place.write(`open_probe: true\n${MODULES}${PROBES}`);
    monitor.reload();
    expect((await get(named, open)).text).toContain('\nprobe_success 1\n');
  });

  test('what the monitor cannot judge is no answer of 0', async () => {
    const path = probe(site.replace('http:', 'https:'), '&module=http_ca');
    const { status, text } = await get(path);
    expect(status).toBe(503);
    expect(text).toContain('/no/ca.pem');
    expect(text).not.toContain('probe_success');
    const debug = await get(`${path}&debug=true`);
    expect(debug.status).toBe(200);
    expect(debug.text).toContain('Probe blocked');
  });

  test('debug shows logs, metrics and the module, without secrets', async () => {
    const { text } = await get(
      probe(`http://user:hidden@${site.slice(7)}/ok`, '&module=http_auth&debug=true'),
    );
    const parts = [
      'Logs for the probe:',
      'Metrics that would have been returned:',
      'Module configuration:',
    ];
    for (const part of parts) expect(text).toContain(part);
    expect(text).toContain('msg="Probe succeeded"');
    expect(text).toContain('X-Plain: shown');
    for (const secret of ['very-secret', 'also-secret', 'hidden'])
      expect(text).not.toContain(secret);
  });

  test('on another address than loopback answers for what is configured alone', async () => {
    expect((await get(probe(`${site}/ok`), open)).status).toBe(200);
    for (const path of [probe(`${site}/none`), probe(`${site}/ok`, '&module=http_auth')])
      expect((await get(path, open)).status).toBe(403);
    place.write(`open_probe: true\n${MODULES}${PROBES}`);
    monitor.reload();
    expect((await get(probe(`${site}/none`), open)).status).toBe(200);
    for (const address of [
      'http://169.254.169.254/latest',
      'http://[fe80::1]/',
      'http://[::ffff:169.254.169.254]/',
      'http://0xa9fea9fe/',
    ]) {
      const refused = await get(probe(address), open);
      expect([refused.status, refused.text.startsWith('Refused')], address).toEqual([403, true]);
    }
  });

  test('on loopback trusts neither a proxy nor a bent name', async () => {
    const forwarded = { 'X-Forwarded-For': '10.0.0.1' };
    expect((await get(probe(`${site}/none`), local, forwarded)).status).toBe(403);
    expect(isTrusted(true, { headers: { host: 'evil.example:9464' } })).toBe(false);
    expect(isTrusted(true, { headers: { host: 'localhost:9464' } })).toBe(true);
    expect(isTrusted(false, { headers: { host: '127.0.0.1' } })).toBe(false);
    expect(['127.0.0.1', '::1', '[::1]', 'localhost'].every(isLoopback)).toBe(true);
    expect(['0.0.0.0', '10.0.0.1', '::'].some(isLoopback)).toBe(false);
  });

  test('never takes longer than Prometheus waits', () => {
    const module = monitor.config.monitors.modules['http_2xx']!;
    const slow = monitor.config.monitors.modules['http_auth']!;
    expect(timeoutFor(undefined, module)).toBe(2_000);
    expect(timeoutFor('1.5', module)).toBe(1_000);
    expect(timeoutFor('10', slow)).toBe(9_500);
    expect(timeoutFor(undefined, slow)).toBe(119_500);
  });
});

describe('a new configuration', () => {
  test('is taken; a bad one is refused and the old one kept', async () => {
    const reload = () => fetch(`${local.url}/-/reload`, { method: 'POST' });
    const ok = async () =>
      /^nghiemthu_config_last_reload_successful (\d)$/m.exec((await get('/metrics')).text)?.[1];
    place.write(
      `${MODULES}probes:\n  other: { module: http_2xx, target: counter, platform: counter }\n`,
    );
    expect((await reload()).status).toBe(200);
    expect(monitor.watched.map(({ name }) => name)).toEqual(['other']);
    place.write('modules: { http_2xx: { prober: htp } }');
    const refused = await reload();
    expect(refused.status).toBe(500);
    expect(await refused.text()).toContain('config/monitors.yaml:1:32: found "htp"');
    expect(await ok()).toBe('0');
    expect(monitor.watched.map(({ name }) => name)).toEqual(['other']);
    place.write(MODULES + PROBES);
    await reload();
    expect(await ok()).toBe('1');
    expect((await get('/-/reload')).status).toBe(405);
  });
});

test('the configuration is shown without secrets', async () => {
  const { text } = await get('/config');
  expect(text).toContain('password: <secret>');
  expect(text).toContain('X-Plain: shown');
  for (const secret of [
    'very-secret',
    'also-secret',
    'secret-of-alertmanager',
    'secret-of-evidence',
  ])
    expect(text).not.toContain(secret);
});

test('healthy at once, ready once it runs', async () => {
  expect((await get('/-/healthy')).status).toBe(200);
  expect((await get('/-/ready')).status).toBe(503);
  monitor.start();
  expect((await get('/-/ready')).status).toBe(200);
});

describe('the front page', () => {
  test('shows how each probe stands, and why to this machine alone', async () => {
    place.write(`${MODULES}probes:
  home: { module: http_2xx, target: counter, path: /ok, platform: counter, interval: 5s }
  gone: { module: http_2xx, target: counter, path: '/<b>none', platform: counter, interval: 5s }
`);
    monitor.reload();
    expect((await get('/')).text).toContain('Chưa chạy');
    await monitor.once();
    const page = (await get('/')).text;
    expect(page).toMatch(/home.*Đạt/s);
    expect(page).toMatch(/<td class="number">\d+(?:,\d+)? m?s</);
    expect(page).toMatch(/probes\/gone.*Không đạt.*trang trả lời mã 404/s);
    expect(page).not.toContain('<b>none');
    const log = (await get('/probes/gone')).text;
    expect(log).toContain('Lượt hỏng gần nhất');
    expect(log).toContain('level=error');
    const english = (await get('/probes/gone?lang=en')).text;
    expect(english).toContain('Fail: the page answered 404, wanted 2xx');
    expect(english).toContain('The last look that did not pass');
    expect((await get('/?lang=en')).text).toMatch(/probes\/gone\?lang=en.*answered 404/s);
    expect((await get('/probes/no-such')).status).toBe(404);
    const stranger = { 'X-Forwarded-For': '203.0.113.9' };
    expect((await get('/', local, stranger)).text).not.toMatch(/\b404\b/);
    expect((await get('/probes/gone', local, stranger)).status).toBe(403);
  });

  test('without a probe says how to add one', async () => {
    place.write(`${MODULES}probes: {}\n`);
    monitor.reload();
    expect((await get('/')).text).toContain('chưa có điểm kiểm tra nào');
  });
});
