import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
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
  steps?: { run?: string; env?: Record<string, string> }[];
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

const commandsOf = ({ script, steps }: Job) =>
  [script ?? (steps ?? []).flatMap(({ run }) => run ?? [])].flat();
const valueOf = (name: string) =>
  name.endsWith('_URL') ? 'https://dichvucong.example.vn' : `value-of-${name}`;
const values = Object.fromEntries(asked('trial').map((name) => [name, valueOf(name)]));

/** How a CI server hands its secrets over: GitLab each as a variable, GitHub all of them at once, to one step. */
const SERVERS: [name: string, commands: string[], handed: Record<string, string>][] = [
  ['GitLab', commandsOf(gitlab.trial), values],
  [
    'GitHub',
    commandsOf(github.trial),
    { NGHIEMTHU_SECRETS: JSON.stringify({ ...values, github_token: 'value-of-nobody' }) },
  ],
];

let root = '';
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'ci-'));
  cpSync(path.join(repository, 'config'), path.join(root, 'config'), { recursive: true });
  symlinkSync(path.join(repository, 'suites'), path.join(root, 'suites'));
  symlinkSync(path.join(repository, 'setup'), path.join(root, 'setup'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

describe.each(SERVERS)('%s', (_name, commands, handed) => {
  const at = commands.findIndex((command) => command.includes('npm run trial'));
  const handedOn = () => path.join(root, 'github-env');

  function putInPlace(): string {
    let stdout = '';
    for (const command of commands.slice(0, at)) {
      const ran = spawnSync('bash', ['-c', command], {
        ...{ cwd: root, encoding: 'utf8' },
        env: {
          ...{ PATH: process.env['PATH'], HOME: process.env['HOME'], GITHUB_ENV: handedOn() },
          ...{ TARGET: 'trial', PLATFORM: '', ...handed },
        },
      });
      expect(ran.status, ran.stderr).toBe(0);
      stdout += ran.stdout;
    }
    return stdout;
  }

  test('brings everything that the target asks for into place', () => {
    expect(at).toBeGreaterThan(0);
    const told = putInPlace();
    const env = { ...handed, ...variablesIn(handedOn()) };
    expect(JSON.stringify(variablesIn(handedOn()))).not.toContain('nobody');
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

/** What GitHub reads of the file by which a step hands variables on. */
function variablesIn(file: string): Record<string, string> {
  if (!existsSync(file)) return {};
  const all = readFileSync(file, 'utf8').matchAll(/^(\w+)<<(\S+)\n(.*)\n\2$/gm);
  return Object.fromEntries([...all].map(([, name = '', , value = '']) => [name, value]));
}

test('GitHub hands the secrets to the step that puts them into place, and to no other', () => {
  const given = (github.trial.steps ?? []).filter(({ env }) =>
    JSON.stringify(env ?? '').includes('secrets'),
  );
  expect(given.map(({ run }) => run)).toEqual(['node setup/nghiemthu.mjs secrets "$TARGET"']);
  expect(given[0]?.env).toEqual({ NGHIEMTHU_SECRETS: '${{ toJSON(secrets) }}' });
  expect(JSON.stringify(github.trial.env)).not.toContain('secrets');
});

test('a trial waits for no test of ours, and on demand none is run', () => {
  expect(gitlab.trial.needs).toEqual([]);
  expect(gitlab.test.rules?.map((rule) => rule.if).join()).not.toMatch(/web|schedule|api|trigger/);
  expect(gitlab.test.rules?.length).toBeGreaterThan(0);
  expect(github.trial.needs).toBeUndefined();
  expect(github.test.if).toBe("github.event_name == 'push'");
});
