import { vietnamese } from '../../testing/words.ts';
import { createSocket } from 'node:dgram';
import type { Socket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { decode, encode } from 'dns-packet';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { look, valueOf } from '../../testing/look.ts';
import { TestServers } from '../../testing/servers.ts';
import { nameResolver } from './resolve.ts';

const SERVFAIL = 2;
const NXDOMAIN = 3;
const REFUSED = 5;
const folder = mkdtempSync(join(tmpdir(), 'names-'));
const files = { hosts: join(folder, 'hosts'), resolvConf: join(folder, 'resolv.conf') };
const servers = new TestServers();
const asked: string[] = [];
let socket: Socket;
let site = '';

/** A name server: what a name stands for, by its first label. */
const ZONE: Record<string, { A?: string; AAAA?: string; rcode?: number; silent?: boolean }> = {
  both: { A: '127.0.0.1', AAAA: '::1' },
  four: { A: '127.0.0.1' },
  short: { rcode: NXDOMAIN },
  failing: { rcode: SERVFAIL },
  refusing: { rcode: REFUSED },
  empty: {},
  slow: { silent: true },
};

beforeAll(async () => {
  site = await servers.http((_request, response) => response.end('fine'));
  socket = createSocket('udp4');
  socket.on('message', (bytes, from) => {
    const { id = 0, questions = [] } = decode(bytes);
    const { name = '', type } = questions[0] ?? {};
    asked.push(name);
    const known =
      name === 'short.province.test' ? { A: '127.0.0.1' } : ZONE[name.split('.')[0] ?? ''];
    if (known?.silent === true) return;
    const data = type === 'A' ? known?.A : type === 'AAAA' ? known?.AAAA : undefined;
    const answers = data === undefined ? [] : [{ type: type as 'A', name, ttl: 60, data }];
    const flags = 0x80 | (known === undefined ? NXDOMAIN : (known.rcode ?? 0));
    socket.send(
      encode({ type: 'response', id, flags, questions, answers }),
      from.port,
      from.address,
    );
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
});
afterAll(async () => {
  socket.close();
  await servers.end();
  rmSync(folder, { recursive: true });
});

const resolver = (port = socket.address().port) =>
  nameResolver({ ...files, servers: [`127.0.0.1:${port}`] });
const page = (name: string) => `http://${name}:${new URL(site).port}/`;
const at = (name: string, http: object = {}, more: object = {}) =>
  look(page(name), { prober: 'http', http }, { resolve: resolver(), ...more });

describe('a name', () => {
  test('is looked up in both families, and the preferred one is taken', async () => {
    const four = await at('both.test', { preferred_ip_protocol: 'ip4' });
    expect(four.outcome, four.log.text()).toBe('success');
    expect(valueOf(four, 'probe_ip_protocol')).toBe(4);
    expect(valueOf(four, 'probe_dns_lookup_time_seconds')).toBeGreaterThan(0);
    const six = await look('both.test:1', { prober: 'tcp' }, { resolve: resolver() });
    expect(valueOf(six, 'probe_ip_protocol')).toBe(6);
  });

  test('of one family alone is fallen back to, or not', async () => {
    const back = await at('four.test');
    expect(back.outcome, back.log.text()).toBe('success');
    expect(valueOf(back, 'probe_ip_protocol')).toBe(4);
    const none = await at('four.test', { ip_protocol_fallback: false });
    expect(none).toMatchObject({ outcome: 'failure' });
  });

  test('is asked for again each time', async () => {
    ZONE['moving'] = { A: '127.0.0.1' };
    const resolve = resolver();
    expect(await resolve('moving.test')).toEqual([{ address: '127.0.0.1', family: 4 }]);
    ZONE['moving'] = { A: '127.0.0.2' };
    expect(await resolve('moving.test')).toEqual([{ address: '127.0.0.2', family: 4 }]);
  });

  test('that slow ones stand beside waits for none of them', async () => {
    const resolve = resolver();
    let pending = 0;
    for (let i = 0; i < 50; i++) {
      pending += 1;
      resolve(`slow.${i}.test`).catch(() => (pending -= 1));
    }
    expect(await resolve('four.test')).toHaveLength(1);
    expect(pending).toBe(50);
  });
});

describe('what a name server answers is of the platform', () => {
  test.each([
    ['failing.test', /ESERVFAIL/, 'máy chủ tên miền báo lỗi'],
    ['refusing.test', /EREFUSED/, 'máy chủ tên miền báo lỗi'],
    ['no-such.test', /ENOTFOUND/, 'không tìm thấy tên miền'],
    ['empty.test', /ENODATA/, 'không tìm thấy tên miền'],
  ])('%s', async (name, reason, words) => {
    const sample = await at(name);
    expect(sample.outcome, sample.log.text()).toBe('failure');
    expect(sample.reason).toMatch(reason);
    expect(vietnamese(sample)).toContain(words);
    expect(valueOf(sample, 'probe_success')).toBe(0);
  });

  test('where a redirect leads to, too', async () => {
    const away = await servers.http((_request, response) =>
      response.writeHead(302, { Location: page('failing.test') }).end(),
    );
    const sample = await look(away, { prober: 'http' }, { resolve: resolver() });
    expect(sample.outcome, sample.log.text()).toBe('failure');
  });
});

describe('no answer is ours', () => {
  test('silence', async () => {
    const sample = await at('slow.test', {}, { timeoutMs: 300 });
    expect(sample).toMatchObject({ outcome: 'blocked' });
    expect(sample.reason).toContain('name server of this machine did not answer');
  });

  test('nobody there, for the target and where a redirect leads to', async () => {
    const closed = createSocket('udp4').bind(0, '127.0.0.1');
    await once(closed, 'listening');
    const resolve = resolver(closed.address().port);
    closed.close();
    const away = await servers.http((_request, response) =>
      response.writeHead(302, { Location: page('four.test') }).end(),
    );
    for (const target of [page('four.test'), away]) {
      const sample = await look(target, { prober: 'http' }, { resolve });
      expect(sample.outcome, sample.log.text()).toBe('blocked');
    }
  });
});

describe('the files of this machine', () => {
  test('hosts come first, and are read again when they change', async () => {
    const resolve = resolver();
    writeFileSync(
      files.hosts,
      '# a\n127.0.0.9\tOwn.test alias # both\n::1 own.test\nnonsense own.test\n',
    );
    asked.length = 0;
    expect(await resolve('own.TEST')).toEqual([
      { address: '127.0.0.9', family: 4 },
      { address: '::1', family: 6 },
    ]);
    expect(await resolve('alias')).toEqual([{ address: '127.0.0.9', family: 4 }]);
    writeFileSync(files.hosts, '127.0.0.10 own.test # moved away from where it was\n');
    expect(await resolve('own.test.')).toEqual([{ address: '127.0.0.10', family: 4 }]);
    expect(asked).toEqual([]);
  });

  test('localhost is this machine, whatever a name server would say', async () => {
    const resolve = resolver();
    for (const name of ['localhost', 'a.localhost'])
      expect((await resolve(name)).map(({ address }) => address)).toEqual(['127.0.0.1', '::1']);
  });

  test('search domains are joined to short names', async () => {
    writeFileSync(
      files.resolvConf,
      'domain wrong.test\nsearch other.test province.test.\noptions ndots:2\n',
    );
    const resolve = resolver();
    asked.length = 0;
    expect(await resolve('short')).toEqual([{ address: '127.0.0.1', family: 4 }]);
    expect([...new Set(asked)]).toEqual(['short.other.test', 'short.province.test']);
    await expect(resolve('short.')).rejects.toMatchObject({ code: 'ENOTFOUND' });
    asked.length = 0;
    expect(await resolve('four.a.test')).toHaveLength(1);
    expect([...new Set(asked)]).toEqual(['four.a.test']);
  });
});
