import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { moduleFile } from '../config/home.ts';
import type { Looked } from '../trial/product/look.ts';

const FLAGS = ['--disable-warning=ExperimentalWarning'];
const place = mkdtempSync(path.join(tmpdir(), 'nghiemthu-product-'));
let sandbox: ChildProcess;
let addresses: Record<string, string>;
let front: Server;
/** Methods of all that was asked of the platform. */
const asked: string[] = [];
/** What the vendor's update called by another name. */
let renamed: readonly [string, string][] = [];

/** Asks the stand-in, and changes its pages as the update does. */
async function passOn(request: IncomingMessage, response: ServerResponse): Promise<void> {
  asked.push(`${request.method} ${request.url}`);
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const headers = new Headers(request.headers as Record<string, string>);
  for (const name of ['host', 'connection', 'transfer-encoding']) headers.delete(name);
  const answer = await fetch(`${addresses['procedures']}${request.url}`, {
    ...{ method: request.method ?? 'GET', headers, redirect: 'manual' },
    ...(parts.length > 0 ? { body: Buffer.concat(parts) } : {}),
  });
  response.statusCode = answer.status;
  for (const [name, value] of answer.headers)
    if (!/^(?:content-(?:length|encoding)|transfer-encoding|connection)$/.test(name))
      response.appendHeader(name, value);
  let body = Buffer.from(await answer.arrayBuffer());
  if (answer.headers.get('content-type')?.startsWith('text/html'))
    body = Buffer.from(
      renamed.reduce((text, [from, to]) => text.replaceAll(from, to), body.toString()),
    );
  response.end(body);
}

/** The stand-in behind a front, whose pages the update changes. */
beforeAll(async () => {
  const main = [...FLAGS, moduleFile('sandbox/main'), '--port', '0', '--with-parent'];
  sandbox = spawn(process.execPath, main, { stdio: ['pipe', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: sandbox.stdout! })) {
    ({ addresses } = JSON.parse(line) as { addresses: Record<string, string> });
    break;
  }
  front = createServer((request, response) => void passOn(request, response));
  await new Promise<void>((resolve) => front.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  const ended = new Promise((resolve) => sandbox.once('exit', resolve));
  sandbox.kill('SIGTERM');
  await ended;
  front.closeAllConnections();
  front.close();
  rmSync(place, { recursive: true, force: true });
});

/** Writes the target; the leader's account may be one that does not exist. */
function targetOf(leader: string): string {
  const file = path.join(place, 'standing.yaml');
  const officers = { 'one-stop': 'motcua', specialist: 'chuyenvien', clerk: 'vanthu' };
  const accounts = Object.entries({ ...officers, leader }).map(
    ([role, name]) =>
      `      - { role: ${role}, units: all, username: '${name}.{unit}', password: Sandbox@2025 }`,
  );
  const { port } = front.address() as AddressInfo;
  writeFileSync(
    file,
    `name: standing
kind: sandbox
title: { vi: Đang đứng, en: Standing }
platforms:
  procedures:
    addresses:
      procedures: http://127.0.0.1:${port}
      dvcqg: ${addresses['dvcqg']}
      vneid: ${addresses['vneid']}
    accounts:
${accounts.join('\n')}
      - { role: citizen, username: 'congdan.{0001..0010}', password: Sandbox@2025 }
      - { role: administrator, username: quantri, password: Sandbox@2025 }
      - { role: integration, username: dong-nai, password: bi-mat-dong-nai }
units: { home: '25195', other: '26041' }
`,
  );
  return file;
}

function start(...args: string[]) {
  return spawn(process.execPath, [...FLAGS, moduleFile('cli/main'), ...args], {
    env: { ...process.env, NGHIEMTHU_OUT: path.join(place, 'out') },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function check(leader: string): Promise<{ code: number | null; looked: Looked[] }> {
  const options = ['--target', targetOf(leader), '--platform', 'procedures', '--json'];
  const child = start('product', 'check', ...options);
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (part: string) => (stdout += part));
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(stdout, stderr).toMatch(/^\[/);
  return { code, looked: JSON.parse(stdout) as Looked[] };
}

test('where all is as the journeys need it, nothing is missing', async () => {
  const { code, looked } = await check('lanhdao');
  expect(looked.filter(({ found }) => found !== 'found')).toEqual([]);
  expect(looked.length).toBeGreaterThan(60);
  expect(code).toBe(0);
});

test('what the update renamed, who cannot sign in: each by its name, with what is nearest and a picture', async () => {
  renamed = [['Lọc hồ sơ', 'Tìm trong các hồ sơ']];
  asked.length = 0;
  const { code, looked } = await check('khong-co');
  renamed = [];
  const lacking = looked.filter(({ found }) => found !== 'found');
  expect(lacking).toEqual([
    {
      ...{ kind: 'control', role: 'one-stop', where: 'Hồ sơ của đơn vị', what: 'Lọc hồ sơ' },
      ...{ control: 'button', found: 'missing', picture: expect.any(String) as string },
      candidates: expect.arrayContaining(['Tìm trong các hồ sơ']) as string[],
    },
    expect.objectContaining({ kind: 'role', role: 'leader', found: 'missing' }),
    expect.objectContaining({ kind: 'page', role: 'leader', found: 'not-looked-at' }),
  ]);
  const picture = path.join(place, 'out', 'product-standing-procedures', lacking[0]!.picture!);
  expect(existsSync(picture)).toBe(true);
  expect(code).toBe(2);
  // Nothing was sent but what signs in.
  const sent = asked.filter((line) => !line.startsWith('GET '));
  expect(new Set(sent)).toEqual(new Set(['POST /dang-nhap']));
});

test('one that is stopped has not seen all, and does not say that all is there', async () => {
  const child = start('product', 'check', '--target', targetOf('lanhdao'));
  let stdout = '';
  child.stdout.on('data', (part: Buffer) => {
    if (stdout === '') child.kill('SIGINT');
    stdout += part.toString();
  });
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(stdout).toContain('bị dừng giữa chừng nên chưa xem hết');
  expect(code).toBe(2);
});

test('a product that nobody knows is not tried, and is no success', async () => {
  const child = start('products', '--only', 'redmin');
  let stderr = '';
  child.stderr.setEncoding('utf8').on('data', (part: string) => (stderr += part));
  const code = await new Promise<number | null>((resolve) => child.once('close', resolve));
  expect(stderr).toContain('did you mean "redmine"?');
  expect(code).toBe(3);
});
