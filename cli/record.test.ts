import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { chromium } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { home, moduleFile } from '../config/home.ts';
import { knownChromium } from '../setup/chromium.mjs';

const FLAGS = ['--disable-warning=ExperimentalWarning'];
const place = mkdtempSync(path.join(tmpdir(), 'nghiemthu-record-test-'));
const scratch = path.join(place, 'tmp');
const bin = path.join(place, 'bin');
const pages = path.join(home, 'suites/procedures/products/sandbox/pages');
const written = path.join(pages, 'recorded-by-a-test.ts');
const target = path.join(place, 'standing.yaml');
let sandbox: ChildProcess;
let port = 0;
const started: ChildProcess[] = [];

beforeAll(async () => {
  const main = [...FLAGS, moduleFile('sandbox/main'), '--port', '0', '--with-parent'];
  sandbox = spawn(process.execPath, main, { stdio: ['pipe', 'pipe', 'inherit'] });
  let addresses: Record<string, string> = {};
  for await (const line of createInterface({ input: sandbox.stdout! })) {
    ({ addresses } = JSON.parse(line) as { addresses: Record<string, string> });
    break;
  }
  const { procedures, dvcqg, vneid } = addresses;
  const text = (kind: string, scheme = (url = '') => url) => `name: standing
kind: ${kind}
title: { vi: Đang đứng, en: Standing }
platforms:
  procedures:
    addresses: { procedures: '${scheme(procedures)}', dvcqg: '${scheme(dvcqg)}', vneid: '${scheme(vneid)}' }
    accounts:
      - { role: citizen, username: 'congdan.{0001..0010}', password: '\${STANDING}' }
${['one-stop', 'specialist', 'clerk', 'leader'].map((role) => `      - { role: ${role}, units: all, username: 'x.{unit}', password: '\${STANDING}' }`).join('\n')}
      - { role: administrator, username: quantri, password: '\${STANDING}' }
      - { role: integration, username: dong-nai, password: '\${STANDING}' }
units: { home: '25195', other: '26041' }
`;
  writeFileSync(target, text('sandbox'));
  mkdirSync(path.join(place, 'live'));
  writeFileSync(
    path.join(place, 'live', 'standing.yaml'),
    text('live', (url = '') => url.replace('http:', 'https:')),
  );
  port = await freePort();
  mkdirSync(bin);
  mkdirSync(scratch);
  // The browser with a window that is found here: ours, which a test can reach as well; the recorder's own panel is not.
  const browser = path.join(bin, 'chromium');
  writeFileSync(
    browser,
    `#!/bin/sh
case "$*" in *--app=*) ;; *) set -- "$@" --remote-debugging-port=${port} ;; esac
exec '${knownChromium()!.path}' "$@"
`,
  );
  chmodSync(browser, 0o755);
});
afterAll(async () => {
  for (const child of started) child.kill('SIGTERM');
  const ended = new Promise((resolve) => sandbox.once('exit', resolve));
  sandbox.kill('SIGTERM');
  await ended;
  rmSync(place, { recursive: true, force: true });
  rmSync(written, { force: true });
});

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port: free } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

function record(args: string[]): {
  child: ChildProcess;
  ended: Promise<{ code: number | null; out: string }>;
} {
  const command = [...FLAGS, moduleFile('cli/main'), 'record', '--platform', 'procedures', ...args];
  const child = spawn(process.execPath, command, {
    env: {
      ...process.env,
      ...{ PATH: `${bin}${path.delimiter}${process.env['PATH']}`, STANDING: 'Sandbox@2025' },
      ...{ TMPDIR: scratch, PWTEST_CLI_HEADLESS: '1', PWTEST_CLI_IS_UNDER_TEST: '1' },
    },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  started.push(child);
  let out = '';
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text: string) => (out += text));
  const ended = new Promise<{ code: number | null; out: string }>((resolve) =>
    child.once('close', (code) => resolve({ code, out })),
  );
  return { child, ended };
}

/** The window that is recorded, once it is open. */
async function windowOf() {
  for (;;) {
    const browser = await chromium.connectOverCDP(`http://127.0.0.1:${port}`).catch(() => null);
    const page = browser
      ?.contexts()
      .flatMap((context) => context.pages())
      .find((one) => one.url().startsWith('http'));
    if (browser && page) return { browser, page };
    await browser?.close();
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

test('what a person does is a page object with roles and labels, without what was typed', async () => {
  const args = [
    '--target',
    target,
    '--role',
    'citizen',
    '--from',
    '/ho-so-cua-toi',
    '--name',
    'recorded-by-a-test',
  ];
  const { child, ended } = record(args);
  const { browser, page } = await windowOf();
  await page.getByRole('heading', { level: 1, name: 'Hồ sơ của tôi' }).waitFor();
  await page.getByRole('link', { name: 'Tra cứu hồ sơ' }).click();
  await page.getByRole('heading', { level: 1, name: 'Tra cứu hồ sơ' }).waitFor();
  // What is done before the recorder has come into a new page is not recorded.
  await page.locator('x-pw-glass').waitFor({ state: 'attached' });
  await page.getByLabel('Mã hồ sơ').fill('Nguyễn Thị Bí Mật');
  await page.getByRole('button', { name: 'Tra cứu' }).click();
  await page.getByRole('alert').waitFor();
  await browser.close();
  child.stdin!.write('exit\n');
  const { code, out } = await ended;
  expect(code, out).toBe(0);

  const text = readFileSync(written, 'utf8');
  expect(text).toContain('export function recordedByATestPage(page: Page, address: string)');
  expect(text).toContain('await page.goto(`${address}/ho-so-cua-toi`)');
  expect(text).toContain(
    "const traCuuHoSo = () => page.getByRole('link', { name: 'Tra cứu hồ sơ' });",
  );
  expect(text).toContain("const maHoSo = () => page.getByRole('textbox', { name: 'Mã hồ sơ' });");
  expect(text).toContain('walk: async (values: { maHoSo: string }) => {');
  expect(text).toMatch(
    /await traCuuHoSo\(\)\.click\(\);\s+await maHoSo\(\)\.fill\(values\.maHoSo\);\s+await traCuu\(\)\.click\(\);/,
  );
  expect(text).not.toMatch(/Bí Mật|congdan|Sandbox@2025/);
  expect(readdirSync(scratch).filter((name) => name.startsWith('nghiemthu-record'))).toEqual([]);

  const again = await record(args).ended;
  expect(again.code).toBe(3);
  expect(again.out).toContain('recorded-by-a-test.ts is there already: choose another --name');
});

test.each([
  [
    'a role nobody has an account of',
    ['--role', 'citzen'],
    /no account of the role citzen .*did you mean "citizen"/,
  ],
  [
    'an address that is not there',
    ['--address', 'dvqg'],
    /no address dvqg of standing.*did you mean "dvcqg"/,
  ],
  ['a page that is no path', ['--from', 'ho-so'], /expected a path that begins with \//],
  ['a name that is no file', ['--name', '../x'], /expected small letters/],
])('%s is refused', async (_name, args, words) => {
  const { code, out } = await record(['--target', target, ...args]).ended;
  expect(code).toBe(3);
  expect(out).toMatch(words);
});

test.each([
  ['a live target', path.join(place, 'live', 'standing.yaml'), /live, where real people's data/],
  ['one that starts its platforms itself', 'sandbox', /starts its platforms itself/],
])('%s is not recorded', async (_name, name, words) => {
  const { code, out } = await record(['--target', name]).ended;
  expect(code).toBe(3);
  expect(out).toMatch(words);
});
