import { vietnamese } from '../testing/words.ts';
import { createHash } from 'node:crypto';
import { createServer as createHttp2 } from 'node:http2';
import type { ServerHttp2Stream } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { createServer as createUnix } from 'node:net';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { look, valueOf } from '../testing/look.ts';
import { securedServers } from '../testing/secured-servers.ts';

const { servers, certificates } = securedServers();

const trust = () => ({ tls_config: { ca_file: certificates.ca } });

describe('tcp', () => {
  test('opens a connection; a closed port is a failure', async () => {
    const port = await servers.tcp(() => undefined);
    expect((await look(`127.0.0.1:${port}`, { prober: 'tcp' })).outcome).toBe('success');
    const closed = await look('127.0.0.1:1', { prober: 'tcp' });
    expect(closed.outcome).toBe('failure');
    expect(closed.reason).toContain('ECONNREFUSED');
    expect((await look('no-port', { prober: 'tcp' })).outcome).toBe('failure');
  });

  test('talks line by line and tells what it matched', async () => {
    const heard: string[] = [];
    const port = await servers.tcp((socket) => {
      socket.write('SSH-2.0-Test_1.0 Debian\nPING :abc\n');
      socket.on('data', (part: Buffer) => {
        heard.push(part.toString());
        socket.write(':x 001\n');
      });
    });
    const query_response = [
      {
        expect: '^SSH-2.0-([^ -]+)(?: (.*))?$',
        labels: [
          { name: 'v', value: '${1}' },
          { name: 'c', value: '${2}' },
        ],
      },
      { expect: 'PING :([^ ]+)', send: 'PONG ${1}' },
      { expect: '^:[^ ]+ 001' },
    ];
    const sample = await look(`127.0.0.1:${port}`, { prober: 'tcp', tcp: { query_response } });
    expect(sample.log.text()).toContain('Probe succeeded');
    expect(heard).toEqual(['PONG abc\n']);
    expect(valueOf(sample, 'probe_expect_info{c="Debian",v="Test_1.0"}')).toBe(1);
  });

  test('what never matches, hangs or says too much is a failure', async () => {
    const tcp = { query_response: [{ expect: '^220' }] };
    const shut = await servers.tcp((socket) => socket.end('no\n'));
    const sample = await look(`127.0.0.1:${shut}`, { prober: 'tcp', tcp });
    expect([sample.outcome, valueOf(sample, 'probe_failed_due_to_regex')]).toEqual(['failure', 1]);
    const silent = await servers.tcp(() => undefined);
    const late = await look(`127.0.0.1:${silent}`, { prober: 'tcp', tcp }, { timeoutMs: 100 });
    expect(late.outcome).toBe('failure');
    const loud = await servers.tcp((socket) => socket.write(Buffer.alloc(1_048_576, 'a')));
    expect((await look(`127.0.0.1:${loud}`, { prober: 'tcp', tcp })).outcome).toBe('failure');
  });

  test('speaks TLS, at once and after STARTTLS', async () => {
    const secure = await servers.tls(certificates.good, (socket) => socket.write('+OK\n'));
    const banner = { query_response: [{ expect: '^+OK' }], tls: true, ...trust() };
    const sample = await look(`localhost:${secure}`, { prober: 'tcp', tcp: banner });
    expect(sample.log.text()).toContain('Probe succeeded');
    expect(valueOf(sample, 'probe_tls_version_info{version="TLS 1.3"}')).toBe(1);
    const plain = await servers.tcp((socket) => {
      socket.write('220 mail\n');
      socket.once('data', () => {
        socket.write('220 go\n');
        const upgraded = new TLSSocket(socket, { isServer: true, ...certificates.good });
        upgraded.on('error', () => undefined);
        upgraded.on('data', () => upgraded.write('250-AUTH\n'));
      });
    });
    const steps = [
      { expect: '^220', send: 'STARTTLS' },
      { expect: '^220' },
      { starttls: true },
      { send: 'EHLO' },
      { expect: '^250-AUTH' },
    ];
    const tcp = { query_response: steps, ...trust() };
    const upgraded = await look(`localhost:${plain}`, { prober: 'tcp', tcp });
    expect(upgraded.log.text()).toContain('Probe succeeded');
    expect(valueOf(upgraded, 'probe_ssl_earliest_cert_expiry')).toBeGreaterThan(0);
  });

  test('sends and expects bytes', async () => {
    const port = await servers.tcp((socket) =>
      socket.once('data', (bytes: Buffer) => socket.write(bytes.length === 8 ? 'S' : 'N')),
    );
    const steps = [{ send_bytes: 'AAAACATSFi8=' }, { expect_bytes: 'S' }];
    const sample = await look(`127.0.0.1:${port}`, {
      prober: 'tcp',
      tcp: { query_response: steps },
    });
    expect(sample.outcome).toBe('success');
    const other = [{ send_bytes: 'AAAA' }, { expect_bytes: 'S' }];
    const wrong = await look(`127.0.0.1:${port}`, {
      prober: 'tcp',
      tcp: { query_response: other },
    });
    expect([wrong.outcome, valueOf(wrong, 'probe_failed_due_to_bytes')]).toEqual(['failure', 1]);
  });
});

test('unix talks over a socket file', async () => {
  const path = join(certificates.folder, 'echo.sock');
  const server = createUnix((socket) => socket.on('data', () => socket.write('PONG\n')));
  await new Promise<void>((resolve) => server.listen(path, resolve));
  const steps = [{ send: 'PING' }, { expect: 'PONG' }];
  const sample = await look(path, { prober: 'unix', unix: { query_response: steps } });
  expect(sample.outcome).toBe('success');
  expect((await look('/no/such.sock', { prober: 'unix' })).outcome).toBe('failure');
  server.close();
});

describe('tls and certificate', () => {
  test('a good one is measured', async () => {
    const port = await servers.tls(certificates.good);
    const handshake = await look(`localhost:${port}`, { prober: 'tls', tls: trust() });
    expect(handshake.log.text()).toContain('Probe succeeded');
    expect(valueOf(handshake, 'nghiemthu_tls_duration_seconds{phase="handshake"}')).toBeGreaterThan(
      0,
    );
    const sample = await look(`https://localhost:${port}`, {
      prober: 'certificate',
      certificate: trust(),
    });
    expect(sample.outcome).toBe('success');
    expect(valueOf(sample, 'nghiemthu_certificate_count')).toBe(1);
    const late = { ...trust(), fail_if_expires_within: '2400h' };
    const soon = await look(`localhost:${port}`, { prober: 'certificate', certificate: late });
    expect([soon.outcome, valueOf(soon, 'nghiemthu_certificate_ending_count')]).toEqual([
      'failure',
      1,
    ]);
  });

  test('an ended or unknown one fails, and its end is still measured', async () => {
    const port = await servers.tls(certificates.expired);
    expect((await look(`localhost:${port}`, { prober: 'tls', tls: trust() })).outcome).toBe(
      'failure',
    );
    const ended = await look(`localhost:${port}`, { prober: 'certificate', certificate: trust() });
    expect(ended.outcome).toBe('failure');
    expect(vietnamese(ended)).toBe('chứng thư không hợp lệ: chứng thư của máy chủ đã hết hạn');
    expect(valueOf(ended, 'probe_ssl_earliest_cert_expiry')).toBeLessThan(Date.now() / 1_000);
    const good = await servers.tls(certificates.good);
    const unknown = await look(`localhost:${good}`, { prober: 'certificate' });
    expect(unknown.outcome).toBe('failure');
    expect(vietnamese(unknown)).toBe(
      'chứng thư không hợp lệ: chứng thư của máy chủ không được tin cậy',
    );
    expect(valueOf(unknown, 'probe_ssl_earliest_cert_expiry')).toBeGreaterThan(Date.now() / 1_000);
  });

  test('those of a file are read, and a file that is not there blocks', async () => {
    const file = join(certificates.folder, 'signers.pem');
    writeFileSync(file, Buffer.concat([certificates.good.cert, certificates.expired.cert]));
    const sample = await look(`file:${file}`, { prober: 'certificate' });
    expect(sample.outcome).toBe('failure');
    expect(valueOf(sample, 'nghiemthu_certificate_count')).toBe(2);
    expect(valueOf(sample, 'nghiemthu_certificate_ending_count')).toBe(1);
    expect((await look('file:/no/such.pem', { prober: 'certificate' })).outcome).toBe('blocked');
  });
});

describe('dns', () => {
  const record = { type: 'A' as const, name: 'example.vn', ttl: 300, data: '127.0.0.9' };
  const ask = { query_name: 'example.vn', query_type: 'A' as const };

  test.each(['udp', 'tcp'] as const)('asks over %s', async (transport_protocol) => {
    const port = await servers.dns([record]);
    const rules = { fail_if_not_matches_regexp: ['^example.vn.\t300\tIN\tA\t127.0.0.9$'] };
    const dns = { ...ask, transport_protocol, validate_answer_rrs: rules };
    const sample = await look(`127.0.0.1:${port}`, { prober: 'dns', dns });
    expect(sample.log.text()).toContain('Probe succeeded');
    expect(valueOf(sample, 'probe_dns_query_succeeded')).toBe(1);
    expect(valueOf(sample, 'probe_dns_answer_rrs')).toBe(1);
  });

  test('judges the code and the records', async () => {
    const port = await servers.dns([record]);
    const bad = { ...ask, validate_answer_rrs: { fail_if_matches_regexp: ['127'] } };
    expect((await look(`127.0.0.1:${port}`, { prober: 'dns', dns: bad })).outcome).toBe('failure');
    const none = await servers.dns([], 3);
    expect((await look(`127.0.0.1:${none}`, { prober: 'dns', dns: ask })).outcome).toBe('failure');
    const wanted = { ...ask, valid_rcodes: ['NXDOMAIN' as const] };
    expect((await look(`127.0.0.1:${none}`, { prober: 'dns', dns: wanted })).outcome).toBe(
      'success',
    );
    const needed = { ...wanted, validate_answer_rrs: { fail_if_none_matches_regexp: ['.'] } };
    expect((await look(`127.0.0.1:${none}`, { prober: 'dns', dns: needed })).outcome).toBe(
      'failure',
    );
  });

  test('reads the serial of a zone', async () => {
    const data = {
      mname: 'a',
      rname: 'b',
      serial: 42,
      refresh: 1,
      retry: 1,
      expire: 1,
      minimum: 1,
    };
    const port = await servers.dns([{ type: 'SOA', name: 'example.vn', data }]);
    const dns = { ...ask, query_type: 'SOA' as const };
    const sample = await look(`127.0.0.1:${port}`, { prober: 'dns', dns });
    expect(valueOf(sample, 'probe_dns_serial')).toBe(42);
  });

  test('a server that says nothing is a failure', async () => {
    const sample = await look('127.0.0.1:1', { prober: 'dns', dns: ask }, { timeoutMs: 100 });
    expect(sample.outcome).toBe('failure');
    expect(valueOf(sample, 'probe_dns_query_succeeded')).toBe(0);
  });
});

describe('websocket', () => {
  const greet = async (first: Buffer): Promise<number> => {
    const url = await servers.http(() => undefined);
    expect(url).not.toBe('');
    return servers.tcp((socket) =>
      socket.once('data', (bytes: Buffer) => {
        const key = /Sec-WebSocket-Key: (\S+)/i.exec(bytes.toString())?.[1] ?? '';
        const proof = createHash('sha1')
          .update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`)
          .digest('base64');
        socket.write(
          `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${proof}\r\n\r\n`,
        );
        socket.write(first);
      }),
    );
  };

  test('upgrades and talks', async () => {
    const text = Buffer.from('Hello, you');
    const port = await greet(Buffer.concat([Buffer.from([0x89, 0, 0x81, text.length]), text]));
    const steps = [{ expect: '^Hello, (.+)$', send: 'hi ${1}' }];
    const sample = await look(`ws://127.0.0.1:${port}/`, {
      prober: 'websocket',
      websocket: { query_response: steps },
    });
    expect(sample.log.text()).toContain('Probe succeeded');
    expect(valueOf(sample, 'probe_websocket_connection_upgraded')).toBe(1);
    expect(valueOf(sample, 'probe_websocket_status_code')).toBe(101);
  });

  test('what is no upgrade, or says what it must not, is a failure', async () => {
    const site = await servers.http((_request, response) => response.writeHead(403).end());
    const refused = await look(site.replace('http', 'ws'), { prober: 'websocket' });
    expect([refused.outcome, valueOf(refused, 'probe_websocket_status_code')]).toEqual([
      'failure',
      403,
    ]);
    const endless = await greet(Buffer.from([0x81, 127, 0, 0, 1, 0, 0, 0, 0, 0]));
    const websocket = { query_response: [{ expect: 'a' }] };
    const sample = await look(`ws://127.0.0.1:${endless}/`, { prober: 'websocket', websocket });
    expect([sample.outcome, valueOf(sample, 'probe_websocket_failed_due_to_regex')]).toEqual([
      'failure',
      1,
    ]);
  });
});

test.each([
  [1, 'success', 'SERVING'],
  [2, 'failure', 'NOT_SERVING'],
])('grpc asks for the health of a service: %d', async (status, outcome, word) => {
  const server = createHttp2();
  server.on('stream', (stream: ServerHttp2Stream) => {
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc' },
      { waitForTrailers: true },
    );
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(Buffer.from([0, 0, 0, 0, 2, 8, status]));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const sample = await look(`127.0.0.1:${port}`, { prober: 'grpc', grpc: { service: 'a' } });
  expect(sample.outcome, sample.log.text()).toBe(outcome);
  expect(valueOf(sample, `probe_grpc_healthcheck_response{serving_status="${word}"}`)).toBe(1);
  server.close();
});

test('icmp needs the ping of the system, and says so where it is absent', async () => {
  const { PATH } = process.env;
  process.env['PATH'] = '/nowhere';
  try {
    const sample = await look('127.0.0.1', { prober: 'icmp' });
    expect(sample.outcome).toBe('blocked');
    expect(sample.reason).toBe('there is no ping on this machine');
  } finally {
    process.env['PATH'] = PATH;
  }
});

test('icmp reads the answer of ping', async () => {
  const { PATH } = process.env;
  const ping = join(certificates.folder, 'ping');
  const reply = '64 bytes from 127.0.0.1: icmp_seq=1 ttl=63 time=1.25 ms';
  const run = async (script: string) => {
    writeFileSync(ping, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return look('127.0.0.1', { prober: 'icmp' });
  };
  process.env['PATH'] = `${certificates.folder}:${PATH}`;
  try {
    const up = await run(`echo '${reply}'`);
    expect([up.outcome, valueOf(up, 'probe_icmp_reply_hop_limit')]).toEqual(['success', 63]);
    expect(valueOf(up, 'probe_icmp_duration_seconds{phase="rtt"}')).toBe(0.00125);
    expect((await run('exit 1')).outcome).toBe('failure');
    expect((await run('echo "ping: socket: Operation not permitted"; exit 2')).outcome).toBe(
      'blocked',
    );
  } finally {
    process.env['PATH'] = PATH;
  }
});
