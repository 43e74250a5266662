import { spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { TestServers } from '../monitors/testing/servers.ts';
import { samplesOf } from '../records/samples/samples.ts';
import { openStore } from '../records/store/store.ts';

let folder = '';
let servers: TestServers;
/** Resolves when the one that hangs was reached. */
let reached: Promise<void>;
let hasReached = () => undefined as void;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'stops-'));
  servers = new TestServers();
  reached = new Promise((resolve) => (hasReached = resolve));
});
afterEach(async () => {
  await servers.end();
  rmSync(folder, { recursive: true, force: true });
});

/** Takes what it is sent, and never says a word. */
const silent = () => servers.tcp((socket) => socket.once('data', hasReached));
/** Takes the connection, and answers no handshake. */
const accepts = () => servers.tcp(() => hasReached());
/** One byte of a header after the other. */
const drips = () =>
  servers.tcp((socket) => {
    hasReached();
    socket.write('HTTP/1.1 200 OK\r\nX-A: ');
    const more = setInterval(() => socket.write('a'), 50);
    socket.once('close', () => clearInterval(more));
  });
async function deafNames(): Promise<{ port: number; close: () => void }> {
  const socket = createSocket('udp4').on('message', hasReached);
  await new Promise<void>((resolve) => socket.bind(0, '127.0.0.1', resolve));
  return { port: socket.address().port, close: () => socket.close() };
}

const MODULES = `  well: { prober: http, timeout: 900ms }
  http: { prober: http, timeout: 110s }
  tls: { prober: tls, timeout: 110s }
  tcp: { prober: tcp, timeout: 110s, tcp: { query_response: [{ send: hello }, { expect: never }] } }
  starttls: { prober: tcp, timeout: 110s, tcp: { tls: true } }
  websocket: { prober: websocket, timeout: 110s }
  grpc: { prober: grpc, timeout: 110s, grpc: { tls: false } }
  dns: { prober: dns, timeout: 110s, dns: { query_name: a.example } }
  journey: { prober: journey, timeout: 110s, journey: { name: look-up } }
`;

const kinds: [string, string, () => Promise<number>, (port: number) => string][] = [
  ['an HTTP answer that never comes', 'http', silent, (port) => `http://127.0.0.1:${port}/`],
  ['an HTTP answer that drips', 'http', drips, (port) => `http://127.0.0.1:${port}/`],
  ['HTTPS without a handshake', 'http', accepts, (port) => `https://127.0.0.1:${port}/`],
  ['TLS without a handshake', 'tls', accepts, (port) => `127.0.0.1:${port}`],
  ['a word that never comes', 'tcp', silent, (port) => `127.0.0.1:${port}`],
  ['TLS over TCP without a handshake', 'starttls', accepts, (port) => `127.0.0.1:${port}`],
  ['a channel that is not opened', 'websocket', silent, (port) => `ws://127.0.0.1:${port}/`],
  ['a service without a word', 'grpc', silent, (port) => `127.0.0.1:${port}`],
  ['a name server that is deaf', 'dns', () => Promise.resolve(0), (port) => `127.0.0.1:${port}`],
  ['a journey whose page never comes', 'journey', silent, () => 'procedures'],
];

test.each(kinds)(
  'asked to stop it ends, whatever a probe waits for, and keeps what was seen: %s',
  async (_what, module, hang, targetOf) => {
    const names = module === 'dns' ? await deafNames() : undefined;
    const port = names?.port ?? (await hang());
    const page = createServer((_request, response) => void response.end('fine'));
    const well = await servers.listen(page);
    const where = `http://127.0.0.1:${port}`;
    writeFileSync(
      path.join(folder, 'target.yaml'),
      `name: held
kind: trial
title: { vi: Bị treo, en: Held }
platforms:
  procedures:
    addresses: { procedures: '${where}', dvcqg: '${where}', vneid: '${where}' }
    accounts:
      - { role: citizen, username: 'citizen.{1..6}', password: mat-khau-thu }
units: { home: '25195', other: '26041' }
`,
    );
    writeFileSync(
      path.join(folder, 'monitors.yaml'),
      `modules:\n${MODULES}probes:
  well: { module: well, target: 'http://127.0.0.1:${well}/', platform: procedures, interval: 1s }
  hangs: { module: ${module}, target: '${targetOf(port)}', platform: procedures, interval: 120s }
`,
    );
    const store = path.join(folder, 'store.db');
    const child = spawn(
      process.execPath,
      [
        ...['--disable-warning=ExperimentalWarning', path.join(import.meta.dirname, 'main.ts')],
        ...['monitor', '--json', '--listen', '127.0.0.1:0'],
        ...['--config', path.join(folder, 'monitors.yaml')],
        ...['--target', path.join(folder, 'target.yaml')],
      ],
      {
        env: {
          ...process.env,
          NGHIEMTHU_STORE: store,
          NGHIEMTHU_EVIDENCE: path.join(folder, 'evidence'),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    // One that does not end fails the test, and is not left behind.
    onTestFinished(() => void child.kill('SIGKILL'));
    const gone = once(child, 'exit');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { url } = JSON.parse(String((await lines.next()).value)) as { url: string };
    const counted = async () => {
      const text = await (await fetch(`${url}/metrics`)).text();
      const series = /^nghiemthu_probe_samples_total\{outcome="success",.*probe="well".*\} (\d+)/m;
      return Number(series.exec(text)?.[1] ?? 0);
    };
    await reached;
    let seen = 0;
    await vi.waitFor(
      async () => {
        seen = await counted();
        expect(seen).toBeGreaterThan(1);
      },
      { timeout: 60_000, interval: 20 },
    );
    child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
    names?.close();
    const opened = await openStore(store);
    const kept = await samplesOf(opened, 'held', { probe: 'well' });
    await opened.destroy();
    expect(kept.length).toBeGreaterThanOrEqual(seen);
  },
  // Far less than a look may last here: the process must not wait for one.
  60_000,
);
