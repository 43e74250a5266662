import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeSmall, start, trial, type Ran, type Small } from '../testing/small.ts';
import { expectHarnessFault, expectRefused } from './expect.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

const args = () => [
  'trial',
  '--root',
  small.root,
  '--target',
  'here',
  '--json',
  '--format',
  'json',
];

/** Judges a folder again, as CI does after the shards have run. */
function gate(...more: string[]): Promise<Ran> {
  return start(small, ['gate', '--root', small.root, '--json', ...more]).ended;
}

function folderOf(ran: Ran): string {
  return path.join(small.out, ran.report?.run.id ?? '');
}

describe('a folder that cannot be written', () => {
  /** A file system of its own inside a namespace of its own; needs no rights on most systems. */
  const inMount = (options: string) => [
    ...['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'],
    `mount -t tmpfs -o ${options} tmpfs '${small.out}' && shift 0 && exec "$0" "$@"`,
    process.execPath,
  ];

  test('the disk is full', async () => {
    mkdirSync(small.out);
    const ran = await start(small, args(), {}, inMount('size=64k')).ended;
    expect(ran.code, ran.stderr).toBe(2);
    expect(ran.report?.harness.map((one) => one.code)).toContain('disk-low');
    expect(ran.report?.defects).toEqual([]);
  });

  test('the results are read-only', async () => {
    mkdirSync(small.out);
    const ran = await start(small, args(), {}, inMount('ro,size=512m')).ended;
    expectRefused(ran, small, /results cannot be written to .*EROFS/);
  });

  test('the store is on a full disk', async () => {
    const folder = path.join(path.dirname(small.store), 'store');
    mkdirSync(folder);
    const launcher = [
      ...['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'],
      `mount -t tmpfs -o size=16k tmpfs '${folder}' && exec "$0" "$@"`,
      process.execPath,
    ];
    const ran = await start(
      { ...small, store: path.join(folder, 'records.db') },
      args(),
      {},
      launcher,
    ).ended;
    expect(ran.code, ran.stderr).toBe(2);
    expect(ran.stderr).toMatch(/store of results|kho kết quả/);
  });

  test('the store is not a store', async () => {
    writeFileSync(
      small.store,
      'không phải cơ sở dữ liệu, chỉ là một tệp văn bản dài hơn một trang\n'.repeat(100),
    );
    const ran = await trial(small);
    expect(ran.code).toBe(2);
    expect(ran.stderr).toMatch(/store of results cannot be used/);
  });
});

describe('judging again', () => {
  test('a run as it was is a go', async () => {
    const ran = await trial(small);
    expect((await gate(folderOf(ran))).code).toBe(0);
    expect((await gate(ran.report?.run.id ?? '')).code).toBe(0);
  });

  test('a stale verdict proves nothing of today', async () => {
    const ran = await trial(small);
    expectHarnessFault(await gate('--max-age', '0', folderOf(ran)), 'stale');
  });

  test('a verdict that somebody changed', async () => {
    const ran = await trial(small);
    const file = path.join(folderOf(ran), 'verdict.json');
    writeFileSync(
      file,
      readFileSync(file, 'utf8')
        .replace('"flaky": 0', '"flaky": 1')
        .replace('"flaky":0', '"flaky":1'),
    );
    expectHarnessFault(await gate(folderOf(ran)), 'evidence-altered');
  });

  test('evidence that is gone', async () => {
    const ran = await trial(small);
    const folder = path.join(folderOf(ran), 'evidence', 'load');
    for (const file of readdirSync(folder)) writeFileSync(path.join(folder, file), '{}');
    expectHarnessFault(await gate(folderOf(ran)), 'evidence-altered');
  });

  test('a result reported twice', async () => {
    const ran = await trial(small);
    expectHarnessFault(await gate(folderOf(ran), folderOf(ran)), 'result-twice');
  });

  test('a record of another target is refused', async () => {
    const ran = await trial(small);
    small.edit('config/targets/here.yaml', 'name: here', 'name: there');
    const file = readFileSync(path.join(small.root, 'config/targets/here.yaml'), 'utf8');
    small.file('config/targets/there.yaml', file);
    const other = await trial(small, ['--target', 'there']);
    const both = await gate(folderOf(ran), folderOf(other));
    expect(both.code).toBe(3);
    expect(both.stderr).toMatch(/was on here and .* on there/);
  });

  test('two shards together prove what each leaves open', async () => {
    const [first, second] = [
      await trial(small, ['--shard', '1/2']),
      await trial(small, ['--shard', '2/2', '--no-load']),
    ];
    expect(first.code).toBe(2);
    expect(second.code).toBe(2);
    const both = await gate(folderOf(first), folderOf(second));
    expect(both.code, both.stdout).toBe(0);
  });

  test('no such run', async () => {
    const ran = await gate('khong-co');
    expect(ran.code).toBe(3);
    expect(ran.stderr).toMatch(/no run khong-co/);
  });
});

test('a report that cannot be made leaves the run undecided, not green', async () => {
  // The browser serves the suites and is gone when the PDF is to be printed.
  const chromium = path.join(small.root, 'chromium.sh');
  const real = JSON.parse((await start(small, ['doctor', '--json']).ended).stdout) as {
    name: string;
    where: string;
  }[];
  const where = real.find((one) => one.name === 'Chromium')?.where.replace(/ \(.*$/, '') ?? '';
  const once = path.join(small.root, 'used');
  small.file(
    'chromium.sh',
    `#!/bin/sh\ncase "$1" in --version) exec '${where}' "$@";; esac\n[ -e '${once}' ] && exit 1\ntouch '${once}'\nexec '${where}' "$@"\n`,
  );
  execFileSync('chmod', ['+x', chromium]);
  const ran = await start(
    small,
    ['trial', '--root', small.root, '--target', 'here', '--json', '--format', 'json,pdf'],
    { NGHIEMTHU_CHROMIUM: chromium },
  ).ended;
  expectHarnessFault(ran, 'report-failed');
});
