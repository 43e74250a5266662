import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfigError } from '../reading/faults.ts';
import { checkConfig, loadConfig } from '../load.ts';
import type { Config } from '../load.ts';
import { profileOn } from '../targets/resolve.ts';
import { MAX_BYTES } from '../reading/source.ts';

const TESTDATA = join(import.meta.dirname, '../testdata');
/** What a bad file takes the place of, by the first word of its name. */
const PLACES: Record<string, string> = {
  platform: 'config/platforms/counter/platform.yaml',
  permissions: 'config/platforms/counter/permissions.yaml',
  mutants: 'config/platforms/counter/mutants.yaml',
  target: 'config/targets/near.yaml',
  norms: 'config/norms.yaml',
  plan: 'config/plan.yaml',
  roles: 'config/roles.yaml',
  communes: 'config/communes.csv',
  catalogue: 'config/platforms/counter/catalogues/services.csv',
};
const ENV = {
  COUNTER_URL: 'https://user:w%C3%A4ter@counter.example.vn/',
  OFFICER_PASSWORD: 'Rất-bí-mật&1',
  EMPTY: '',
};

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'config-'));
  cpSync(join(TESTDATA, 'good'), root, { recursive: true });
  for (const folder of ['journeys', 'products/sandbox/load'])
    mkdirSync(join(root, 'suites/counter', folder), { recursive: true });
  writeFileSync(join(root, 'suites/counter/journeys/take-number.ts'), '');
  writeFileSync(join(root, 'suites/counter/products/sandbox/load/peak.ts'), '');
  writeFileSync(join(root, 'suites/counter/counter.spec.ts'), "test(...check('unique'));\n");
  writeFileSync(join(root, 'secret.txt'), 'citizen-secret\n');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function load(env: Record<string, string> = ENV): Config {
  return loadConfig({ root, target: 'near', env, today: '2025-06-28' });
}

function faultsOf(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    if (error instanceof ConfigError) return `${error.message}\n`;
    throw error;
  }
  return '';
}

function edit(file: string, from: string, to: string): void {
  const text = readFileSync(join(root, file), 'utf8');
  expect(text).toContain(from);
  writeFileSync(join(root, file), text.replace(from, to));
}

const bad = readdirSync(join(TESTDATA, 'bad')).filter((file) => !file.endsWith('.txt'));

describe('a bad file is refused with its exact message', () => {
  test('there are bad files of every kind', () => {
    expect(bad.length).toBeGreaterThanOrEqual(40);
    const kinds = new Set(bad.map((file) => file.split('.')[0]));
    expect([...kinds].sort()).toEqual(Object.keys(PLACES).sort());
  });

  test.each(bad)('%s', (file) => {
    const place = PLACES[file.split('.')[0] ?? ''] ?? '';
    cpSync(join(TESTDATA, 'bad', file), join(root, place));
    const expected = join(TESTDATA, 'bad', file.replace(/\.(?:yaml|csv)$/, '.txt'));
    const found = faultsOf(() => load());
    if (process.env['UPDATE_TESTDATA'] !== undefined) writeFileSync(expected, found);
    expect(found).toBe(readFileSync(expected, 'utf8'));
    expect(found).not.toBe('');
  });
});

describe('a good configuration', () => {
  test('is resolved', () => {
    const config = load();
    expect(config.target.addresses['counter']).toBe('https://user:w%C3%A4ter@counter.example.vn');
    expect(config.target.accounts.map(({ username }) => username)).toEqual([
      'citizen.08',
      'citizen.09',
      'citizen.10',
      'officer.19',
      'officer.25195',
      'officer.25210',
    ]);
    expect(config.target.accounts[0]).toMatchObject({ unit: null, password: 'citizen-secret' });
    expect(config.warnings).toEqual([]);
  });

  test('gives a load profile as the target runs it', () => {
    const { target, platforms } = load();
    const platform = platforms[0];
    expect(platform && profileOn(target, platform, 'peak')).toMatchObject({
      rate: 10,
      duration: '5s',
    });
    expect(platform && profileOn(target, platform, 'soak')).toBeNull();
    const walking = {
      ...target,
      load: { counter: { profiles: [], runs: { peak: { users: 3 } } } },
    };
    const replaced = platform && profileOn(walking, platform, 'peak');
    expect(replaced).toMatchObject({ users: 3, duration: '10s' });
    expect(replaced).not.toHaveProperty('rate');
  });

  test('may start with a byte order mark and end lines the way Windows does', () => {
    const file = join(root, PLACES['plan'] ?? '');
    writeFileSync(file, `\uFEFF${readFileSync(file, 'utf8').replaceAll('\n', '\r\n')}`);
    expect(load().plan.timeZone).toBe('Asia/Ho_Chi_Minh');
  });

  test('of this repository has no fault', () => {
    const { faults, files } = checkConfig(join(import.meta.dirname, '../..'), {});
    expect(faults).toEqual([]);
    expect(files).toContain('config/targets/live.yaml');
  });

  test('of this repository has all communes, procedures and requirements', () => {
    const config = loadConfig({
      root: join(import.meta.dirname, '../..'),
      target: 'sandbox',
      env: {},
    });
    const procedures = config.platforms.find(({ slug }) => slug === 'procedures');
    expect(config.communes).toHaveLength(95);
    expect(config.communes.filter(({ type }) => type === 'phuong')).toHaveLength(23);
    expect(config.catalogues['procedures']?.['procedures']).toHaveLength(56);
    expect(Object.keys(procedures?.requirements ?? {})).toHaveLength(48);
    expect(config.target.managed).toBe(true);
  });
});

describe('what is around the files', () => {
  test('an unknown target or platform is reported with the nearest known name', () => {
    const wrong = { root, target: 'neer', platforms: ['conter'], env: ENV };
    expect(faultsOf(() => loadConfig(wrong))).toBe(
      'config/platforms:1:1: found no platform conter, expected counter; did you mean "counter"?\n' +
        'config/targets:1:1: found no target neer, expected near; did you mean "near"?\n',
    );
  });

  test('a journey file missing from the configuration is reported', () => {
    writeFileSync(join(root, 'suites/counter/journeys/take-numbers.ts'), '');
    expect(faultsOf(() => load())).toBe(
      'config/platforms/counter/platform.yaml:21:1: found the file suites/counter/journeys/take-numbers.ts, ' +
        'expected a journey take-numbers here; did you mean "take-number"?\n',
    );
  });

  test('two platforms must not share a prefix or a requirement', () => {
    const text = readFileSync(join(root, 'config/platforms/counter/platform.yaml'), 'utf8');
    cpSync(join(root, 'config/platforms/counter'), join(root, 'config/platforms/desk'), {
      recursive: true,
    });
    const desk = join(root, 'config/platforms/desk/platform.yaml');
    writeFileSync(desk, text.replace('counter\n', 'desk\n'));
    cpSync(join(root, 'suites/counter'), join(root, 'suites/desk'), { recursive: true });
    expect(faultsOf(() => load()).split('\n')).toEqual([
      'config/platforms/desk/platform.yaml:2:1: found the prefix QUAY, expected one that config/platforms/counter/platform.yaml does not have',
      'config/platforms/desk/platform.yaml:10:3: found the requirement QUAY-01, expected one that config/platforms/counter/platform.yaml does not have',
      'config/platforms/desk/platform.yaml:15:3: found the requirement QUAY-02, expected one that config/platforms/counter/platform.yaml does not have',
      '',
    ]);
  });

  test('a file of 10 MB is refused unread', () => {
    writeFileSync(join(root, 'config/plan.yaml'), 'a'.repeat(10_000_000));
    expect(faultsOf(() => load())).toBe(
      `config/plan.yaml:1:1: found 10000000 bytes, expected at most ${MAX_BYTES}\n`,
    );
  });

  test('brackets that nest over many lines do not exhaust the reader', () => {
    writeFileSync(join(root, 'config/plan.yaml'), '[\n'.repeat(400_000));
    expect(faultsOf(() => load())).toMatch(/^config\/plan\.yaml:\d+:1: found more than 40 levels/);
  });

  test('all missing files are reported at once', () => {
    for (const file of ['plan.yaml', 'roles.yaml']) rmSync(join(root, 'config', file));
    expect(faultsOf(() => load())).toBe(
      'config/plan.yaml:1:1: found no such file, expected one\n' +
        'config/roles.yaml:1:1: found no such file, expected one\n',
    );
  });

  test('a province without communes needs no list of them', () => {
    rmSync(join(root, 'config/communes.csv'));
    const { communes, target } = load();
    expect(communes).toEqual([]);
    const officers = target.accounts.filter(({ role }) => role === 'officer');
    expect(officers.map(({ unit }) => unit)).toEqual(['19']);
  });

  test('a file in place of a platform’s folder is reported', () => {
    writeFileSync(join(root, 'config/platforms/desk.yaml'), '');
    expect(faultsOf(() => load())).toBe(
      'config/platforms/desk.yaml:1:1: found a file, expected it as config/platforms/desk/platform.yaml\n',
    );
  });

  test('an empty folder is no configuration', () => {
    const { faults } = checkConfig(join(root, 'suites'), {});
    expect(faults.map(({ file }) => file)).toEqual(
      expect.arrayContaining(['config/platforms', 'config/targets', 'config/plan.yaml']),
    );
  });

  test('a waiver that has ended is a warning', () => {
    edit(
      'config/plan.yaml',
      'waivers: []',
      'waivers:\n  - { requirement: QUAY-01, signer: Giám đốc, reason: Có văn bản riêng, expires: 2025-06-27 }',
    );
    expect(load().warnings).toEqual([
      expect.objectContaining({
        line: 41,
        message: 'found a waiver that ended on 2025-06-27; it no longer counts',
      }),
    ]);
  });

  const warned = () => checkConfig(root, ENV).warnings.map(({ message }) => message);
  const platform = 'config/platforms/counter/platform.yaml';
  const rewrite = (from: string, to: string) => {
    const text = readFileSync(join(root, platform), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(root, platform), text.replace(from, to));
  };

  test('an address without an identity is only a warning', () => {
    rewrite('identity: { counter: { path: /, text: Quầy } }\n', '');
    expect(warned()).toContain(
      'found no identity of counter, expected a path and a text: another site could answer there',
    );
  });

  test('a check must be named in a spec, and a request in a load script', () => {
    rewrite('metric: http_req_duration', 'metric: http_req_duration{name:hom}');
    writeFileSync(join(root, 'suites/counter/products/sandbox/load/peak.ts'), "get('home');\n");
    rewrite('  unique:', '  uniqe:');
    expect(faultsOf(load)).toBe(
      [
        'config/platforms/counter/platform.yaml:28:3: found no spec in suites/counter that names uniqe, expected a case for the check; did you mean "unique"?',
        'config/platforms/counter/platform.yaml:40:17: found the named request hom, expected its title under requests',
        'config/platforms/counter/platform.yaml:40:17: found the request hom, expected one that a script in suites/counter/products/sandbox/load sends; did you mean "home"?\n',
      ].join('\n'),
    );
  });

  test("a script's own metric must be called something, and one of k6's own nothing else", () => {
    rewrite('metric: http_req_duration', 'metric: time_to_join');
    expect(faultsOf(load)).toBe(
      'config/platforms/counter/platform.yaml:40:17: found time_to_join, which k6 does not measure by itself, expected its title under measures\n',
    );
    const measures = (name: string) =>
      `measures: { ${name}: { title: { vi: Thời gian vào phòng, en: Time to join }, unit: ms } }\nload:`;
    rewrite('\nload:', `\n${measures('time_to_join')}`);
    expect(load().platforms[0]?.measures['time_to_join']?.unit).toBe('ms');
    rewrite('measures: { time_to_join', 'measures: { checks');
    expect(faultsOf(load)).toContain(
      "found checks, which k6 names, expected a script's own metric",
    );
  });

  test('what no text is like is only a warning: a script may put names together', () => {
    rewrite('metric: http_req_duration', 'metric: http_req_duration{name:result}');
    writeFileSync(join(root, 'suites/counter/counter.spec.ts'), '');
    expect(warned()).toEqual([
      'found no spec in suites/counter that names unique, expected a case for the check',
      'found the request result, expected one that a script in suites/counter/products/sandbox/load sends',
    ]);
    writeFileSync(
      join(root, 'suites/counter/products/sandbox/load/peak.ts'),
      'get({ name: `r-${x}` });\n',
    );
    expect(warned()).toHaveLength(1);
  });

  test('secrets that are not set are only a warning to the check', () => {
    const { faults, warnings } = checkConfig(root, {});
    expect(faults).toEqual([]);
    expect(warnings.map(({ message }) => message)).toEqual([
      'found no COUNTER_URL in the environment, expected it to be set',
      'found no OFFICER_PASSWORD in the environment, expected it to be set',
    ]);
  });
});

describe('secrets', () => {
  test('are masked in every form they take', () => {
    const { secrets } = load();
    const password = ENV.OFFICER_PASSWORD;
    const shapes = [
      password,
      encodeURIComponent(password),
      new URLSearchParams({ password }).toString(),
      JSON.stringify({ password }),
      Buffer.from(password).toString('base64'),
      'citizen-secret',
      'wäter',
      'https://user:w%C3%A4ter@counter.example.vn/',
    ];
    for (const shape of shapes) {
      const masked = secrets.mask(`before ${shape} after`);
      expect(masked).toContain('***');
      for (const secret of [password, encodeURIComponent(password), 'citizen-secret', 'ter@'])
        expect(masked).not.toContain(secret);
    }
  });

  test('never stand in a fault', () => {
    const text = faultsOf(() => load({ ...ENV, COUNTER_URL: 'ftp://secret-host-name' }));
    expect(text).toContain('config/targets/near.yaml:7:16');
    expect(text).not.toContain('secret-host-name');
  });

  test('that are short are masked only as whole words', () => {
    const { secrets } = load({ ...ENV, OFFICER_PASSWORD: 'abc' });
    expect(secrets.mask('abc abcdef (abc)')).toBe('*** abcdef (***)');
  });
});
