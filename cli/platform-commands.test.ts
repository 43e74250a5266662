import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

let root = '';
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), 'brought-'));
  mkdirSync(path.join(root, 'config', 'platforms'), { recursive: true });
  mkdirSync(path.join(root, 'suites', 'counter', 'commands'), { recursive: true });
  writeFileSync(
    path.join(root, 'suites', 'counter', 'commands', 'tickets.ts'),
    `const outcomes = { good: 'success', bad: 'no-go', away: 'undecided' };
export const commands = {
  check: {
    description: 'judge a ticket',
    arguments: ['ticket'],
    options: { '--lang <language>': { description: 'vi or en', default: 'vi' } },
    run: async ([ticket], { lang }) => {
      if (!(ticket in outcomes)) throw new RangeError('found no ticket ' + ticket);
      return { text: lang + ': ' + ticket, outcome: outcomes[ticket] };
    },
  },
};
`,
  );
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function called(...args: string[]) {
  const program = path.join(import.meta.dirname, 'main.ts');
  const argv = ['--disable-warning=ExperimentalWarning', program, ...args];
  const { NGHIEMTHU_ROOT: _none, ...env } = process.env;
  const ran = { cwd: root, encoding: 'utf8', env } as const;
  const { status, stdout, stderr } = spawnSync(process.execPath, argv, ran);
  return { status, stdout, stderr };
}

test('a platform’s command runs by its group and name, and its outcome is the exit code', () => {
  expect(called('tickets', 'check', 'good')).toMatchObject({ status: 0, stdout: 'vi: good\n' });
  const english = called('tickets', 'check', 'bad', '--lang', 'en');
  expect(english).toMatchObject({ status: 1, stdout: 'en: bad\n' });
  expect(called('tickets', 'check', 'away')).toMatchObject({ status: 2, stdout: 'vi: away\n' });
});

test('what it cannot work with is reported in its words, as wrong usage', () => {
  const { status, stdout, stderr } = called('tickets', 'check', 'lost');
  expect([status, stdout, stderr]).toEqual([3, '', 'nghiemthu: found no ticket lost\n']);
  expect(called('tickets', 'check').status).toBe(3);
  expect(called('tikets', 'check', 'good').stderr).toContain("unknown command 'tikets'");
});

test('help lists what platforms bring', () => {
  expect(called('--help').stdout).toMatch(/tickets .*commands of counter/);
  expect(called('tickets', '--help').stdout).toMatch(/check .*<ticket> .*judge a ticket/);
});
