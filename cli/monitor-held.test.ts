import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import type { Socket } from 'node:net';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { TestPlace } from '../monitors/testing/place.ts';
import { TestServers } from '../monitors/testing/servers.ts';

const place = new TestPlace();
const servers = new TestServers();
const held: Socket[] = [];
let site = '';

beforeAll(async () => {
  const silent = await servers.tcp(() => undefined);
  site = `http://127.0.0.1:${silent}`;
  const probe = (n: number) =>
    `  hangs-${n}: { module: slow, target: counter, path: /${n}, platform: counter, interval: 10s }\n`;
  place.write(`modules: { slow: { prober: http, timeout: 10s } }
probes:
${Array.from({ length: 300 }, (_, n) => probe(n)).join('')}`);
});
afterAll(async () => {
  for (const socket of held) socket.destroy();
  await servers.end();
  place.remove();
});

/** Holds a connection, with the beginning of a question or without. */
function hold(port: number, start: string): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    held.push(socket.on('error', () => resolve()).on('close', () => resolve()));
    socket.once('connect', () => {
      if (start !== '') socket.write(start);
      resolve();
    });
  });
}

test.runIf(process.platform !== 'win32')(
  'a program that may open 1,024 files answers while 2,000 idle and 200 slow connections and 300 probes that hang are held',
  async () => {
    const program = path.join(import.meta.dirname, 'main.ts');
    const options = ['--root', place.root, '--target', 'near', '--listen', '127.0.0.1:0', '--json'];
    const child = spawn(
      'sh',
      [
        ...['-c', 'ulimit -n 1024 && exec "$0" "$@"', process.execPath],
        ...['--disable-warning=ExperimentalWarning', program, 'monitor', ...options],
      ],
      {
        env: { ...process.env, COUNTER_URL: site, NGHIEMTHU_STORE: `${place.root}/store.db` },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const gone = once(child, 'exit');
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const { url } = JSON.parse(String((await lines.next()).value)) as { url: string };
    const port = Number(new URL(url).port);
    const answered = async () => {
      const answer = await fetch(`${url}/metrics`, { headers: { Connection: 'close' } });
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('nghiemthu_probe_interval_seconds{');
    };
    const slow = ['GET /metrics HT', 'GET / HTTP/1.1\r\nHost: a\r\nX-A: '];
    for (const [idle, dripping] of [
      [1_000, 0],
      [0, 200],
      [1_000, 0],
    ] as const) {
      for (let n = 0; n < idle; n += 100)
        await Promise.all(Array.from({ length: 100 }, () => hold(port, '')));
      for (let n = 0; n < dripping; n++) await hold(port, slow[n % 2]!);
      await answered();
    }
    child.kill('SIGTERM');
    expect(await gone).toEqual([0, null]);
  },
);
