import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
} from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeSmall, start, trial, type Small } from '../testing/small.ts';
import { expectHarnessFault } from './expect.ts';
import { ownCases } from '../testing/own-cases.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

/** Something that happens to the store while the load runs, after the cases were acknowledged. */
async function during(happens: () => void) {
  small.edit('config/platforms/small/platform.yaml', 'duration: 1s', 'duration: 3s');
  const args = ['trial', '--root', small.root, '--target', 'here', '--json', '--format', 'json'];
  const running = start(small, args);
  await running.told(/Kiểm thử tải/);
  happens();
  return running.ended;
}

const files = () => ['', '-wal', '-shm'].map((end) => `${small.store}${end}`).filter(existsSync);

describe('what was acknowledged is read back before it is judged', () => {
  test('the store is removed', async () => {
    const ran = await during(() => files().forEach((file) => rmSync(file)));
    expectHarnessFault(ran, 'store-lost');
  });

  test('its journal is removed', async () => {
    const ran = await during(() => rmSync(`${small.store}-wal`));
    expectHarnessFault(ran, ['store-lost', 'store-failed']);
  });

  test('its journal is cut short', async () => {
    const ran = await during(() => truncateSync(`${small.store}-wal`, 0));
    expectHarnessFault(ran, ['store-lost', 'store-failed']);
  });
});

describe('a place for working files', () => {
  const tmp = () => path.join(path.dirname(small.store), 'tmp');

  test('that is not there: others are found, and nothing stays behind', async () => {
    const ran = await trial(small, [], { TMPDIR: '/không/có' });
    expect(ran.code, ran.stderr).toBe(0);
    expect(readdirSync(small.out)).toEqual([ran.report?.run.id]);
  });

  test('that is full: others are found, and no password stays behind', async () => {
    mkdirSync(tmp());
    const launcher = [
      ...['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'],
      `mount -t tmpfs -o size=4k,nr_inodes=64 tmpfs '${tmp()}' && "$0" "$@"; code=$?; ls -R '${tmp()}' >&2; exit $code`,
      process.execPath,
    ];
    const args = ['trial', '--root', small.root, '--target', 'here', '--json', '--format', 'json'];
    const ran = await start(small, args, { TMPDIR: tmp() }, launcher).ended;
    expect(ran.code, ran.stderr).toBe(0);
    expect(ran.stderr).not.toMatch(/input\.json|nghiemthu-\w+:/);
    expect(readdirSync(small.out)).toEqual([ran.report?.run.id]);
  });
});

test('results that fill their disk during the run end in a verdict without a pass', async () => {
  mkdirSync(small.out);
  ownCases(small, {
    'lấp đầy': `const { writeFileSync } = await import('node:fs');
  try { writeFileSync('${small.out}/rác', Buffer.alloc(2 ** 30)); } catch { /* đầy */ }
  expect(1).toBe(1);`,
  });
  const launcher = [
    ...['unshare', '--user', '--map-root-user', '--mount', 'sh', '-c'],
    `mount -t tmpfs -o size=230m tmpfs '${small.out}' && exec "$0" "$@"`,
    process.execPath,
  ];
  const args = ['trial', '--root', small.root, '--target', 'here', '--json', '--format', 'json'];
  const ran = await start(small, args, {}, launcher).ended;
  expect(ran.code, ran.stderr).toBe(2);
  expect(ran.report?.decision).toBe('undecided');
  expect(ran.report?.defects).toEqual([]);
});

test('nobody else reads what a run leaves', async () => {
  const ran = await trial(small);
  const mode = (name: string) => statSync(name).mode;
  expect(mode(path.join(small.out, ran.report?.run.id ?? '')) & 0o077).toBe(0);
  expect(mode(small.store) & 0o077).toBe(0);
  expect(readFileSync(small.store).length).toBeGreaterThan(0);
});
