import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { runningIn } from '../monitors/browser/process-group.ts';
import { TestPlace } from '../monitors/testing/place.ts';
import { TestServers } from '../monitors/testing/servers.ts';

const place = new TestPlace();
const servers = new TestServers();
const children: ChildProcess[] = [];
let site = '';
const MODULES =
  'modules: { http_2xx: { prober: http }, http_ca: { prober: http, http: { tls_config: { ca_file: /no } } } }\n';

beforeAll(async () => {
  site = await servers.http((request, response) => {
    if (request.url === '/ok') response.end('a');
    else if (request.url !== '/hang') response.writeHead(404).end();
  });
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  await servers.end();
  place.remove();
});

function probe(name: string, at: string, module = 'http_2xx'): string {
  return `  ${name}: { module: ${module}, target: counter, path: ${at}, platform: counter, interval: 1s }\n`;
}

function monitor(...args: string[]): ChildProcess {
  const program = path.join(import.meta.dirname, 'main.ts');
  const options = ['monitor', '--root', place.root, '--target', 'near', '--listen', '127.0.0.1:0'];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', program, ...options, ...args],
    {
      env: {
        ...process.env,
        COUNTER_URL: site,
        NGHIEMTHU_STORE: path.join(place.root, 'store.db'),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  children.push(child);
  return child;
}

/** Reads what a program prints until a line has the text. */
async function until(lines: AsyncIterator<string>, text: string): Promise<string> {
  for (;;) {
    const { value, done } = await lines.next();
    if (done === true) throw new Error(`ended before it said ${text}`);
    if (String(value).includes(text)) return String(value);
  }
}

test('it says where it serves and what it watches, keeps the old configuration, and stops', async () => {
  place.write(
    `${MODULES}probes:\n${probe('home', '/ok')}${probe('stuck', '/hang')}${probe('gone', '/none')}`,
  );
  const child = monitor();
  const lines = createInterface({ input: child.stdout! })[Symbol.asyncIterator]();
  const url = /http:\S+/.exec(await until(lines, 'giám sát tại'))?.[0] ?? '';
  expect(await until(lines, 'theo dõi')).toContain('3 điểm kiểm tra');
  await until(lines, 'gone: không đạt');
  const text = await (await fetch(url)).text();
  expect(text).toContain('nghiemthu_config_last_reload_successful 1');
  place.write('modules: { a: { prober: htp } }');
  child.kill('SIGHUP');
  await until(lines, 'giữ cấu hình cũ');
  expect(await (await fetch(url)).text()).toContain('nghiemthu_config_last_reload_successful 0');
  place.write(`${MODULES}probes:\n${probe('other', '/ok')}`);
  child.kill('SIGHUP');
  expect(await until(lines, 'đã nạp lại')).toContain('other');
  child.kill('SIGTERM');
  await until(lines, 'đã dừng');
  const [code] = (await once(child, 'exit')) as [number | null];
  expect(code).toBe(0);
});

test.each([
  ['success', probe('home', '/ok'), 0, 'đạt'],
  ['failure', probe('home', '/ok') + probe('gone', '/none'), 1, 'không đạt'],
  ['fault of its own', probe('home', '/ok') + probe('own', '/ok', 'http_ca'), 2, 'bị chặn    own'],
  ['nothing to look at', '  {}\n', 2, 'không có'],
])('--once: %s', async (_name, probes, code, text) => {
  place.write(`${MODULES}probes:\n${probes.replaceAll('interval: 1s', 'interval: 30s')}`);
  const child = monitor('--once');
  let output = '';
  child.stdout?.setEncoding('utf8').on('data', (part: string) => (output += part));
  const [ended] = (await once(child, 'exit')) as [number | null];
  expect(output).toContain(text);
  expect(ended, output).toBe(code);
});

test('a bad configuration, or an address that is taken, is wrong usage', async () => {
  place.write('modules: { a: { prober: htp } }');
  const [bad] = (await once(monitor(), 'exit')) as [number | null];
  expect(bad).toBe(3);
  place.write(`${MODULES}probes: {}\n`);
  const taken = monitor('--listen', site.slice('http://'.length));
  const [code] = (await once(taken, 'exit')) as [number | null];
  expect(code).toBe(3);
});

test('a fault to switch on is refused where the target is no sandbox', async () => {
  place.write(`${MODULES}probes: {}\n`);
  const child = monitor('--once', '--fault', 'vneid-503');
  let errors = '';
  child.stderr?.setEncoding('utf8').on('data', (part: string) => (errors += part));
  const [code] = (await once(child, 'close')) as [number | null];
  expect(errors).toContain('--fault is for the sandbox alone; near is a ');
  expect(code).toBe(3);
});

/** What a program started: each leads a process group of its own. */
function startedBy(child: ChildProcess): number[] {
  const { stdout } = spawnSync('ps', ['-o', 'pid=', '--ppid', String(child.pid)], {
    encoding: 'utf8',
  });
  return stdout.trim().split(/\s+/).map(Number);
}

test.skipIf(process.platform !== 'linux').each(['SIGTERM', 'SIGKILL'] as const)(
  '%s leaves no browser behind',
  async (signal) => {
    place.write(`modules: { walk: { prober: journey, timeout: 20s, journey: { name: look-up } } }
probes: { walk: { module: walk, target: procedures, platform: procedures, interval: 20s } }
`);
    const config = path.join(place.root, 'config', 'monitors.yaml');
    const program = path.join(import.meta.dirname, 'main.ts');
    const store = path.join(place.root, 'store.db');
    const options = ['--config', config, '--target', 'sandbox', '--listen', '127.0.0.1:0'];
    const child = spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', program, 'monitor', ...options],
      {
        env: { ...process.env, NGHIEMTHU_STORE: store, NGHIEMTHU_EVIDENCE: place.root },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    children.push(child);
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const url = /http:\S+/.exec(await until(lines, 'giám sát tại'))?.[0] ?? '';
    await expect
      .poll(async () => (await fetch(url)).text(), { timeout: 60_000 })
      .toContain('nghiemthu_browser_running{vantage="local"} 1');
    // The stand-in platforms and the browser.
    const groups = startedBy(child);
    expect(groups.map((group) => runningIn(group) > 0)).toEqual([true, true]);
    child.kill(signal);
    await once(child, 'exit');
    const left = () => groups.reduce((sum, group) => sum + runningIn(group), 0);
    // Nobody is left to end the browser: it ends when it hears nothing more from the monitor.
    if (signal === 'SIGKILL') await expect.poll(left, { timeout: 20_000 }).toBe(0);
    expect(left()).toBe(0);
  },
);
