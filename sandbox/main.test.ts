import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { faultsOf, loadStandIns, slugs } from './stand-ins.ts';

const MAIN = fileURLToPath(new URL('main.ts', import.meta.url));
const running: ChildProcessWithoutNullStreams[] = [];
afterEach(() => running.splice(0).forEach((child) => child.kill('SIGKILL')));

function start(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args]);
  running.push(child);
  let stdout = '';
  let stderr = '';
  // A letter of several bytes may come in two pieces.
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
  const ended = once(child, 'close').then(([code]) => ({
    code: code as number | null,
    stdout,
    stderr,
  }));
  return { child, ended, firstLine: () => stdout };
}

interface Ready {
  ready: boolean;
  control: string;
  addresses: Record<string, string>;
  seed: number;
  faults: string[];
}

async function ready(...args: string[]) {
  const program = start('--migrated', '50', ...args);
  while (!program.firstLine().includes('\n')) await once(program.child.stdout, 'data');
  return { ...program, line: JSON.parse(program.firstLine()) as Ready };
}

/** What the program prints as JSON before it ends. */
async function one(...args: string[]): Promise<unknown> {
  return JSON.parse((await start(...args).ended).stdout);
}

describe('the program', () => {
  it('prints one line when ready, and stops on SIGTERM without a word', async () => {
    const { child, ended, line } = await ready('--seed', '5', '--fault', 'no-lockout,slow-pages');
    expect(line).toMatchObject({ ready: true, seed: 5, faults: ['no-lockout', 'slow-pages'] });
    expect((await fetch(`${line.control}/healthz`)).status).toBe(200);
    child.kill('SIGTERM');
    const { code, stdout, stderr } = await ended;
    expect([code, stdout.trim().split('\n').length, stderr]).toEqual([0, 1, '']);
  });

  it('ends with its parent if asked to', async () => {
    const { child, ended } = await ready('--with-parent');
    child.stdin.end();
    expect((await ended).code).toBe(0);
  });

  it('switches faults while it runs', async () => {
    const { line } = await ready();
    const on = async () => {
      const list = (await (await fetch(`${line.control}/faults`)).json()) as {
        id: string;
        on: boolean;
      }[];
      return list.filter((fault) => fault.on).map((fault) => fault.id);
    };
    expect(await on()).toEqual([]);
    expect((await fetch(`${line.control}/faults/guide-missing`, { method: 'PUT' })).status).toBe(
      200,
    );
    expect(await on()).toEqual(['guide-missing']);
    await fetch(`${line.control}/faults/guide-missing`, { method: 'DELETE' });
    expect(await on()).toEqual([]);
    expect((await fetch(`${line.control}/faults/none`, { method: 'PUT' })).status).toBe(404);
  });

  it('lets a dossier be handled so that a fault shows, and sends again what was lost', async () => {
    const { line } = await ready('--fault', 'final-status-not-sent');
    const post = (what: string) => fetch(`${line.control}/${what}`, { method: 'POST' });
    const filed = await post('procedures/dossiers?procedure=1.000593&until=returned');
    expect(filed.status).toBe(201);
    const { code } = (await filed.json()) as { code: string };
    const onPortal = async () => {
      const answer = await fetch(`${line.addresses['dvcqg']}/api/dossiers/${code}`);
      return ((await answer.json()) as { status: number }).status;
    };
    expect(await onPortal()).not.toBe(10);
    expect(await (await post('procedures/portal/resend')).json()).toEqual({ sent: 1 });
    expect(await onPortal()).toBe(10);
    const refused = await post('procedures/dossiers?procedure=1.000593&until=never');
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('until=received|assigned'),
    ]);
  });

  it('lists the faults', async () => {
    const { code, stdout } = await start('--faults', '--json').ended;
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(faultsOf(await loadStandIns()));
    expect(await one('--faults', '--json', '--platform', 'vneid')).toEqual([
      expect.objectContaining({ id: 'vneid-503', standIn: 'vneid', platform: 'procedures' }),
      expect.objectContaining({ id: 'vneid-hangs', requirement: 'TTHC-29' }),
    ]);
  });

  it('starts only the stand-ins that are wanted and those they need', async () => {
    const program = start('--platform', 'dvcqg');
    while (!program.firstLine().includes('\n')) await once(program.child.stdout, 'data');
    const { addresses, control } = JSON.parse(program.firstLine()) as Ready;
    expect(Object.keys(addresses)).toEqual(['dvcqg', 'vneid']);
    const page = await fetch(addresses['dvcqg']!);
    expect(await page.text()).toContain('Cổng Dịch vụ công quốc gia');
    expect(await (await fetch(control)).json()).toMatchObject({ addresses, seed: 1 });
    const { stderr } = await start('--platform', 'dvcqg', '--fault', 'no-lockout').ended;
    expect(stderr).toContain('no fault "no-lockout"');
  });

  it('says where everything would be, and is there', async () => {
    const { addresses, control } = (await one('--addresses', '--port', '4700')) as Ready;
    expect(control).toBe('http://127.0.0.1:4700');
    const all = Object.values(addresses);
    expect(all.length).toBeGreaterThanOrEqual(slugs.length);
    expect(all).toEqual(all.map((_url, n) => `http://127.0.0.1:${4701 + n}`));
  });

  it('leaves an address to another program, and its stand-ins work with that', async () => {
    const issuer = 'http://127.0.0.1:9/dinh-danh';
    const program = start('--platform', 'sso', '--elsewhere', `sso=${issuer}`);
    while (!program.firstLine().includes('\n')) await once(program.child.stdout, 'data');
    const { addresses } = JSON.parse(program.firstLine()) as Ready;
    expect(addresses).toMatchObject({ sso: issuer, 'sso-desk': expect.stringMatching(/^http/) });
    const page = await fetch(addresses['sso-desk']!);
    expect(page.headers.get('content-security-policy')).toContain('http://127.0.0.1:9');
    // Nothing answers there.
    expect((await fetch(`${addresses['sso-desk']}/dang-nhap`)).status).toBe(400);
  });

  it('lists its stand-ins and their settings in its help', async () => {
    const { stdout } = await start('--help').ended;
    expect(stdout).toContain(slugs.join(', '));
    expect(stdout).toContain('--migrated n');
  });

  it.each([
    [['--fault', 'gone'], '--fault: no fault "gone"'],
    [['--platform', 'gone'], '--platform: no stand-in "gone"; there are '],
    [['--migrated', 'x'], '--migrated: expected a whole number'],
    [['--addresses'], '--addresses: expected a --port above 0'],
    [['--seed', 'x'], '--seed: expected a whole number'],
    [['--port', '99999'], '--port: expected a whole number'],
    [['--elsewhere', 'gone=http://127.0.0.1:9'], '--elsewhere: expected an address ('],
    [['--elsewhere', 'sso=http://example.com'], 'where it is on this machine, got "sso='],
    [['--nonsense'], "Unknown option '--nonsense'"],
  ])('refuses %j with exit code 3', async (args, message) => {
    const { code, stdout, stderr } = await start(...args).ended;
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toContain(message);
  });
});
