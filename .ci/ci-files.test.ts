import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadConfig } from '../config/load.ts';
import { references } from '../config/reading/secrets.ts';

const repository = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(repository, file), 'utf8');

interface Job {
  needs?: unknown;
  if?: string;
  rules?: { if: string }[];
  script?: string | string[];
  env?: Record<string, string>;
  steps?: { run?: string }[];
}

const gitlab = parse(read('.gitlab-ci.yml')) as Record<'test' | 'trial', Job>;
const { jobs: github } = parse(read('.github/workflows/trial.yml')) as {
  jobs: Record<'test' | 'trial', Job>;
};

/** The variables that the target asks for: of each `${file:…}` the one that its text comes from. */
function asked(target: string): string[] {
  const text = read(`config/targets/${target}.yaml`).replaceAll(/^\s*#.*$/gm, '');
  const names = references(text).map((one) =>
    one.startsWith('file:')
      ? `${path.basename(one).toUpperCase().replaceAll('-', '_')}_PASSWORD`
      : one,
  );
  return [...new Set(names)];
}

/** What a CI server hands to its trial: GitLab each variable of the project, GitHub what the job names. */
const SERVERS: [name: string, commands: string[], handed: string[]][] = [
  ['GitLab', [gitlab.trial.script ?? []].flat(), asked('trial')],
  [
    'GitHub',
    (github.trial.steps ?? []).flatMap(({ run }) => run ?? []),
    Object.entries(github.trial.env ?? {}).flatMap(([name, value]) =>
      value === `\${{ secrets.${name} }}` ? [name] : [],
    ),
  ],
];

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'ci-'));
  cpSync(path.join(repository, 'config'), path.join(root, 'config'), { recursive: true });
  symlinkSync(path.join(repository, 'suites'), path.join(root, 'suites'));
  mkdirSync(path.join(root, '.ci'));
  cpSync(path.join(repository, '.ci/secrets.mjs'), path.join(root, '.ci/secrets.mjs'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const valueOf = (name: string) =>
  name.endsWith('_URL') ? 'https://dichvucong.example.vn' : `value-of-${name}`;

describe.each(SERVERS)('%s', (_name, commands, handed) => {
  const at = commands.findIndex((command) => command.includes('npm run trial'));
  const env = Object.fromEntries(handed.map((name) => [name, valueOf(name)]));

  function putInPlace(): string {
    let stdout = '';
    for (const command of commands.slice(0, at)) {
      const ran = spawnSync('bash', ['-c', command], {
        ...{ cwd: root, encoding: 'utf8' },
        env: { PATH: process.env['PATH'], TARGET: 'trial', PLATFORM: '', ...env },
      });
      expect(ran.status, ran.stderr).toBe(0);
      stdout += ran.stdout;
    }
    return stdout;
  }

  test('brings everything that the target asks for into place', () => {
    expect(at).toBeGreaterThan(0);
    expect(handed).toEqual(expect.arrayContaining(asked('trial')));
    const told = putInPlace();
    const { target } = loadConfig({ root, target: 'trial', env });
    expect(target.accounts.length).toBeGreaterThan(6);
    for (const { username, password } of target.accounts) {
      expect(username).toMatch(/^value-of-/);
      expect(password).toMatch(/^value-of-\w+_PASSWORD$/);
      expect(told).not.toContain(password);
    }
    expect(statSync(path.join(root, 'secrets/trial-citizen')).mode & 0o077).toBe(0);
  });

  test('hands the trial the target and the platforms', () => {
    const shown = (commands[at] ?? '').replace('npm run trial --', 'printf "%s\\n"');
    const run = (more: Record<string, string>) =>
      spawnSync('bash', ['-c', shown], {
        ...{ encoding: 'utf8', env: { PATH: process.env['PATH'], TARGET: 'trial', ...more } },
      }).stdout.split('\n');
    expect(run({ PLATFORM: '' })).toEqual(['--target', 'trial', '']);
    expect(run({ PLATFORM: 'a,b' })).toEqual(['--target', 'trial', '--platform', 'a,b', '']);
  });
});

test('a trial waits for no test of ours, and on demand none is run', () => {
  expect(gitlab.trial.needs).toEqual([]);
  expect(gitlab.test.rules?.map((rule) => rule.if).join()).not.toMatch(/web|schedule|api|trigger/);
  expect(gitlab.test.rules?.length).toBeGreaterThan(0);
  expect(github.trial.needs).toBeUndefined();
  expect(github.test.if).toBe("github.event_name == 'push'");
});
