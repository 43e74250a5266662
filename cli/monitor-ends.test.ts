import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { TestPlace } from '../monitors/testing/place.ts';
import { TestServers } from '../monitors/testing/servers.ts';

const place = new TestPlace();
const servers = new TestServers();
let site = '';
let asked = Promise.resolve();

/** Begins to wait until both pages were asked for. */
const seen = new Set<string>();
let bothCame = () => undefined as void;
beforeEach(() => {
  seen.clear();
  asked = new Promise((resolve) => (bothCame = resolve));
});

beforeAll(async () => {
  const port = await servers.tcp((socket) =>
    socket.on('data', (bytes: Buffer) => {
      const { 1: page = '' } = bytes.toString('latin1').split(' ');
      if (page === '/odd')
        socket.write(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
        );
      if (seen.add(page).size === 2) bothCame();
    }),
  );
  site = `http://127.0.0.1:${port}`;
  const probe = (name: string) =>
    `  ${name}: { module: slow, target: counter, path: /${name}, platform: counter, interval: 5s }\n`;
  place.write(`modules: { slow: { prober: http, timeout: 5s, http: { valid_status_codes: [101] } } }
probes:
${['odd', 'silent'].map(probe).join('')}`);
});
afterAll(async () => {
  await servers.end();
  place.remove();
});

test.each([[[]], [['--once']]])(
  'ends when it is asked to, whatever its probes wait for %j',
  async (more) => {
    const program = path.join(import.meta.dirname, 'main.ts');
    const options = ['--root', place.root, '--target', 'near', '--listen', '127.0.0.1:0', ...more];
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', program, 'monitor', ...options],
      {
        env: {
          ...process.env,
          COUNTER_URL: site,
          NGHIEMTHU_STORE: path.join(place.root, 'store.db'),
        },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const gone = once(child, 'exit');
    if (more.length === 0) await lines.next();
    await asked;
    child.kill('SIGTERM');
    const [code, signal] = await gone;
    expect(signal).toBeNull();
    expect(code).toBe(more.length === 0 ? 0 : 2);
  },
);
