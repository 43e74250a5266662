import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { gzipSync } from 'node:zlib';
import type { Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { HttpModule } from '../../config/monitoring/module.ts';
import { makeCertificates } from '../testing/certificates.ts';
import type { TestCertificates } from '../testing/certificates.ts';
import { look as lookAt, valueOf } from '../testing/look.ts';
import { TestServers } from '../testing/servers.ts';
import { readBody } from '../wire/http/body.ts';

// Targets that mean ill, or are broken in odd ways: each is judged as what it is, in bounded memory and time.

type Options = z.input<typeof HttpModule>;
const MB = 1_048_576;
const servers = new TestServers();
let certificates: TestCertificates;
let site = '';

/** Writes a part again and again, as fast as the other side takes it or every so many milliseconds. */
function drip(socket: Socket, part: string, everyMs: number): void {
  const timer = setInterval(() => socket.write(part), everyMs);
  socket.on('close', () => clearInterval(timer));
}

beforeAll(async () => {
  certificates = makeCertificates();
  const bomb = gzipSync(Buffer.alloc(64 * MB), { level: 9 });
  site = await servers.http((request, response) => {
    const pages: Record<string, () => void> = {
      '/100mb': () => {
        let left = 100;
        const more = () => {
          while (left-- > 0) if (!response.write(Buffer.alloc(MB, 'a'))) return;
          response.end();
        };
        response.on('drain', more);
        more();
      },
      '/bomb': () => void response.end(bomb),
    };
    pages[request.url ?? '']?.();
  });
});
afterAll(async () => {
  await servers.end();
  certificates.remove();
});

const look = (target: string, http: Options = {}, more: Parameters<typeof lookAt>[2] = {}) =>
  lookAt(target, { prober: 'http', http }, more);

/** A server that says whatever it likes over a bare connection. */
async function bare(answer: (socket: Socket) => void): Promise<string> {
  return `http://127.0.0.1:${await servers.tcp((socket) => socket.once('data', () => answer(socket)))}/`;
}

describe('an answer without end', () => {
  test('header by header is refused at its limit, long before the time is over', async () => {
    const target = await bare((socket) => {
      socket.write('HTTP/1.1 200 OK\r\n');
      const more = () => {
        while (!socket.destroyed && socket.write(`X-More: ${'a'.repeat(1_000)}\r\n`));
      };
      socket.on('drain', more);
      more();
    });
    const sample = await look(target, {}, { timeoutMs: 60_000 });
    expect(sample).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).not.toContain('deadline');
  });

  test.each([
    [
      'a header',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\nX-A: ');
        drip(socket, 'a', 5);
      },
    ],
    [
      'headers',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        drip(socket, 'X-A: b\r\n', 5);
      },
    ],
    [
      'a body',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n');
        drip(socket, 'a', 5);
      },
    ],
    [
      'chunks',
      (socket: Socket) => {
        socket.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n');
        drip(socket, '1\r\na\r\n', 5);
      },
    ],
  ])('drop by drop, %s, ends with its time', async (_name, answer) => {
    const sample = await look(await bare(answer), {}, { timeoutMs: 300 });
    expect(sample).toMatchObject({ outcome: 'failure' });
    expect(sample.reason).toContain('deadline');
  });
});

describe('a body that is too much', () => {
  test('of 100 MB is counted whole and kept in part', async () => {
    const sample = await look(`${site}/100mb`, { fail_if_body_not_matches_regexp: ['^aaa'] });
    expect(sample.outcome, sample.log.text()).toBe('success');
    expect(valueOf(sample, 'probe_http_uncompressed_body_length')).toBe(100 * MB);
  });

  test('when it is unpacked is counted, or ended at the limit', async () => {
    const whole = await look(`${site}/bomb`, { compression: 'gzip' });
    expect(whole.outcome, whole.log.text()).toBe('success');
    expect(valueOf(whole, 'probe_http_uncompressed_body_length')).toBe(64 * MB);
    const cut = await look(`${site}/bomb`, { compression: 'gzip', body_size_limit: '1MB' });
    expect(cut).toMatchObject({ outcome: 'failure' });
    expect(valueOf(cut, 'probe_http_uncompressed_body_length')).toBe(MB);
  });

  test('takes no more memory than what is kept of it', async () => {
    const stream = new PassThrough();
    const body = readBody(stream, {
      ...{ compression: undefined, limit: 0, keep: MB },
      signal: new AbortController().signal,
    });
    for (let i = 0; i < 50; i += 1) stream.write(Buffer.alloc(MB, 'a'));
    stream.end();
    expect(await body).toMatchObject({ length: 50 * MB, cut: true, error: undefined });
    expect((await body).kept).toHaveLength(MB);
  });
});

test('a body that a pattern would go back over again and again is judged at once', async () => {
  const long = `${'a'.repeat(MB - 2)}!`;
  const page = await servers.http((_request, response) => response.end(long));
  for (const pattern of ['(a+)+$', '(a|aa)+$', '(a*)*b', '(?i)(.*a){20}$b', '(x+x+)+y']) {
    const rules = { fail_if_body_matches_regexp: [pattern] };
    // A program that went back over it would stand still for years.
    const sample = await look(page, rules, { timeoutMs: 60_000 });
    expect(sample.outcome, pattern + sample.log.text()).toBe('success');
  }
});

describe('TLS', () => {
  const at = (port: number) => `https://localhost:${port}/`;
  const trust = (): Options => ({ tls_config: { ca_file: certificates.ca } });

  test('that is over, of nobody, or for another name is a failure with its reason', async () => {
    const answer = (_request: object, response: { end(text: string): void }) => response.end('a');
    const ended = await servers.https(certificates.expired, answer);
    const good = await servers.https(certificates.good, answer);
    const own = await servers.https(certificates.selfSigned, answer);
    const cases = [
      [ended, trust(), /expired/],
      [own, trust(), /self-signed/],
      [good, {}, /unable to|self-signed|local issuer/],
      [good, { tls_config: { ca_file: certificates.ca, server_name: 'else.test' } }, /else\.test/],
    ] as const;
    for (const [port, options, reason] of cases) {
      const sample = await look(at(port), options);
      expect(sample).toMatchObject({ outcome: 'failure' });
      expect(sample.reason).toMatch(reason);
    }
  });

  test.each([
    ['says nothing', ''],
    // A record of a handshake that announces more than ever comes.
    ['stalls in the middle of the handshake', '\x16\x03\x03\x00\x7a\x02\x00\x00\x76\x03\x03'],
  ])('that %s ends with its time', async (_name, hello) => {
    const port = await servers.tcp((socket) =>
      socket.once('data', () => socket.write(hello, 'latin1')),
    );
    for (const prober of ['http', 'tls'] as const) {
      const target = prober === 'http' ? at(port) : `localhost:${port}`;
      const sample = await lookAt(target, { prober }, { timeoutMs: 300 });
      expect(sample).toMatchObject({ outcome: 'failure' });
      expect(sample.reason).toContain('deadline');
    }
  });

  test('that answers with what is none is a failure', async () => {
    const port = await servers.tcp((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'));
    expect(await look(at(port))).toMatchObject({ outcome: 'failure' });
  });
});

describe('what is our own trouble is blocked, and no failure', () => {
  test('the program stands still for five seconds', async () => {
    const target = await bare(() => undefined);
    const sample = look(target, {}, { timeoutMs: 500, standstillMs: 250 });
    await new Promise((resolve) => setImmediate(resolve));
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5_000);
    expect(await sample).toMatchObject({
      outcome: 'blocked',
      reason: 'the monitor itself stood still while the time ran out',
    });
  });

  test('no file can be opened any more', () => {
    const program = join(import.meta.dirname, '../testing/crowded.ts');
    const { stdout, stderr } = spawnSync(
      'sh',
      [
        '-c',
        `ulimit -n 128; exec "${process.execPath}" --disable-warning=ExperimentalWarning "${program}" ${site}/bomb`,
      ],
      { encoding: 'utf8' },
    );
    const samples = stdout.trim().split('\n').filter(Boolean);
    expect(samples, stderr).toHaveLength(20);
    for (const sample of samples) expect(sample).toBe('blocked: too many open files (EMFILE)');
  });
});
