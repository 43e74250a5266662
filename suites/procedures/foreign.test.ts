import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { TrialReport } from '../../records/runs/report.ts';
import { home as sources } from '../../config/home.ts';

/** What the preflight knows each address by, which another product shows as well. */
const IDENTITY = 'thủ tục hành chính, Cổng Dịch vụ công quốc gia, authorization_endpoint';

/** Another vendor's page: other labels, other paths, a form and a list of its own. */
const page = (path: string) => `<!doctype html><html lang="vi"><title>${IDENTITY}</title>
<h1>Xin chào</h1><p>${IDENTITY}</p><a href="/home/services">Danh mục dịch vụ</a>
<a href="/home/login">Vào hệ thống</a><p>${path}</p>
<form method="post" action="/login"><label for="u">Tài khoản</label><input id="u" name="u">
<label for="p">Mã bí mật</label><input id="p" name="p" type="password"><button>Tiếp tục</button></form>
<dl><dt>Tình trạng</dt><dd>Đang xử lý</dd></dl><ol><li>Bước một</li></ol></html>`;

let server: Server;
let home = '';
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'foreign-'));
});
afterEach(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  rmSync(home, { recursive: true, force: true });
});

/** Those that need nobody signed in, and some that do: each failed case costs a new browser. */
const CASES = '@TTHC-(01|24|29|34|45|47)';

/** Runs cases of this suite on a product; a target of its own, with accounts that exist nowhere. */
async function trialOn(product: RequestListener): Promise<TrialReport> {
  server = createServer(product);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const roles = ['one-stop', 'specialist', 'specialist', 'leader', 'clerk'];
  const target = `name: foreign
kind: trial
title: { vi: Sản phẩm khác, en: Another product }
platforms:
  procedures:
    addresses: { procedures: '${url}', dvcqg: '${url}', vneid: '${url}' }
    accounts:
      - { role: citizen, username: 'c.{1..8}', password: '\${FOREIGN_PASSWORD}' }
      - { role: administrator, username: a, password: '\${FOREIGN_PASSWORD}' }
      - { role: integration, username: i, password: '\${FOREIGN_PASSWORD}' }
${roles.map((role, i) => `      - { role: ${role}, units: all, username: 'o${i}.{unit}', password: '\${FOREIGN_PASSWORD}' }`).join('\n')}
units: { home: '25195', other: '26041' }
`;
  const file = join(home, 'foreign.yaml');
  writeFileSync(file, target);
  const main = join(sources, 'cli', 'main.ts');
  const options = ['--target', file, '--no-load', '--grep', CASES, '--json', '--format', 'json'];
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', main, 'trial', ...options],
    {
      env: {
        ...process.env,
        CI: 'true',
        FOREIGN_PASSWORD: 'nobody-signs-in',
        NGHIEMTHU_STORE: join(home, 'records.db'),
        NGHIEMTHU_OUT: join(home, 'out'),
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  let told = '';
  child.stdout.setEncoding('utf8').on('data', (part: string) => (told += part));
  await new Promise((resolve) => child.once('close', resolve));
  return JSON.parse(told) as TrialReport;
}

function expectNobodyAccused(report: TrialReport): void {
  const failed = report.cases.filter(({ verdict }) => verdict === 'fail');
  expect(failed.map(({ title, failure }) => [title, failure?.message])).toEqual([]);
  expect(report.defects).toEqual([]);
  expect(report.decision).toBe('undecided');
  expect(report.cases.length).toBeGreaterThanOrEqual(6);
  const verdicts = report.platforms.flatMap((one) => one.requirements.map((r) => r.verdict));
  expect(verdicts).not.toContain('fail');
}

test('another product is not judged, whether it answers each path with a page of its own or knows none', async () => {
  const report = await trialOn((request, response) => {
    const path = new URL(request.url ?? '/', 'http://x').pathname;
    const isFirst = ['/', '/.well-known/openid-configuration'].includes(path);
    const status = isFirst || path.length % 2 === 0 ? 200 : 404;
    response.writeHead(status, { 'content-type': 'text/html; charset=utf-8' });
    response.end(`${page(path)}<script src="/none.js"></script>`);
  });
  expectNobodyAccused(report);
}, 240_000);
