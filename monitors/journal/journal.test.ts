import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { samplesOf } from '../../records/samples/samples.ts';
import { openStore } from '../../records/store/store.ts';
import { TestPostgres } from '../../records/testing/postgres.ts';
import { systemClock } from '../look/clock.ts';
import type { Clock } from '../look/clock.ts';
import { TestClock } from '../testing/clock.ts';
import { testFacts } from '../testing/facts.ts';
import { Journal } from './journal.ts';
import { JournalError } from './thread.ts';
import type { Entry } from './opinions.ts';

let folder: string;
let journal: Journal | undefined;
let kept: Entry[] = [];
let troubles: (string | null)[] = [];

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'journal-'));
  [kept, troubles] = [[], []];
});
afterEach(async () => {
  await journal?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function open(store: string, clock: Clock = systemClock): Journal {
  journal = new Journal({
    ...{ store, facts: () => testFacts({ home: '' }), clock },
    onKept: (entries) => kept.push(...entries),
    onTrouble: (why) => troubles.push(why),
  });
  journal.start();
  return journal;
}

const START = Date.parse('2025-07-01T01:00:00Z');
const entry = (n: number): Entry => ({
  ...{ probe: 'home', platform: 'counter', vantage: 'here', outcome: 'success', reason: '' },
  ...{ durationSeconds: 0.1, evidence: '', confirmed: false },
  at: new Date(START + n).toISOString(),
});

/** Waits until it holds; the test's own limit ends it where it never does. */
async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((resolve) => setTimeout(resolve, 20));
}

async function stored(store: string): Promise<string[]> {
  const opened = await openStore(store);
  const all = await samplesOf(opened, 'near');
  await opened.destroy();
  return all.map(({ at }) => at);
}

const all = (count: number) => Array.from({ length: count }, (_, n) => entry(n).at);

test('what was said to be kept is there when it is opened again', async () => {
  const store = path.join(folder, 'store.db');
  const written = open(store);
  for (let n = 0; n < 5_000; n++) written.keep(entry(n));
  await until(() => kept.length === 5_000);
  await written.stop();
  expect(await stored(store)).toEqual(all(5_000));
});

test('what waits when the monitor stops is written first', async () => {
  const store = path.join(folder, 'store.db');
  const written = open(store);
  for (let n = 0; n < 100; n++) written.keep(entry(n));
  await written.stop();
  expect(await stored(store)).toEqual(all(100));
});

test('what was read from the store a minute ago is no longer reported', async () => {
  const clock = new TestClock();
  journal = new Journal({
    ...{ store: path.join(folder, 'store.db'), facts: () => testFacts({ home: '' }), clock },
  });
  journal.start();
  await until(() => journal?.families.length !== 0);
  const before = journal.families.length;
  await clock.standStill(60_001);
  expect(journal.families).toEqual([]);
  // It was asked again meanwhile.
  await until(() => journal?.families.length === before);
});

test('a locked store holds up no probe, and loses nothing', async () => {
  const store = path.join(folder, 'store.db');
  await (await openStore(store)).destroy();
  const other = new DatabaseSync(store);
  other.exec('BEGIN IMMEDIATE');
  const written = open(store);
  for (let n = 0; n < 50; n++) written.keep(entry(n));
  let turns = 0;
  // The thread waits for the lock meanwhile; this one goes on.
  for (; turns < 100; turns++) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(kept).toEqual([]);
  expect(written.waiting).toBe(50);
  other.exec('COMMIT');
  other.close();
  await until(() => kept.length === 50);
  expect(await stored(store)).toEqual(all(50));
});

test('a write that hangs is trouble, too, until it ends', async () => {
  const store = path.join(folder, 'store.db');
  await (await openStore(store)).destroy();
  const other = new DatabaseSync(store);
  other.exec('BEGIN IMMEDIATE');
  const clock = new TestClock();
  const written = open(store, clock);
  written.keep({ ...entry(0), outcome: 'failure' });
  await clock.pass(29_000);
  expect(written.trouble).toBe(false);
  await clock.pass(2_000);
  expect(written.trouble).toBe(true);
  other.exec('COMMIT');
  other.close();
  await until(() => kept.length === 1);
  expect(written.trouble).toBe(false);
});

test('the end comes though the store is away, and nothing goes on after it', async () => {
  writeFileSync(path.join(folder, 'away'), 'a file where the folder should be');
  const written = open(path.join(folder, 'away/store.db'));
  written.keep(entry(0));
  await until(() => troubles.length > 0);
  await written.stop(50);
  expect(written.waiting).toBe(1);
  await expect(written.takeAlerts([])).rejects.toThrow(new JournalError('the journal has ended'));
});

test('a store that cannot be written is reported once, and tried again until it can', async () => {
  const place = path.join(folder, 'away');
  writeFileSync(place, 'a file where the folder should be');
  const store = path.join(place, 'store.db');
  const written = open(store);
  for (let n = 0; n < 10; n++) written.keep(entry(n));
  await until(() => troubles.length > 0);
  expect(troubles[0]).toContain('EEXIST');
  rmSync(place);
  mkdirSync(place);
  await until(() => kept.length === 10);
  expect(troubles).toHaveLength(2);
  expect(troubles[1]).toBeNull();
  expect(written.failures).toBeGreaterThan(0);
  expect(await stored(store)).toEqual(all(10));
});

const isRoot = process.getuid?.() === 0 && process.platform === 'linux';

test.runIf(isRoot)(
  'a full disk loses nothing that was reported safe, and is survived',
  async () => {
    const disk = path.join(folder, 'disk');
    mkdirSync(disk);
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'tmpfs', disk]);
    try {
      const filler = path.join(disk, 'filler');
      const store = path.join(disk, 'store.db');
      const written = open(store);
      written.keep(entry(0));
      await until(() => kept.length === 1);
      execFileSync('sh', ['-c', `dd if=/dev/zero of=${filler} bs=4k 2>/dev/null || true`]);
      for (let n = 1; n < 3_000; n++) written.keep(entry(n));
      await until(() => troubles.length > 0);
      expect(troubles[0]).toMatch(/full|disk/i);
      const safe = kept.length;
      rmSync(filler);
      await until(() => kept.length === 3_000);
      expect(safe).toBeLessThan(3_000);
      await written.stop();
      expect(await stored(store)).toEqual(all(3_000));
    } finally {
      await journal?.stop();
      execFileSync('umount', [disk]);
    }
  },
);

let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.end());

test('PostgreSQL is restarted: nothing is lost, nothing doubled', async () => {
  const written = open(postgres.address);
  for (let n = 0; n < 20; n++) written.keep(entry(n));
  await until(() => kept.length === 20);
  await postgres.down();
  for (let n = 20; n < 40; n++) written.keep(entry(n));
  await until(() => troubles.length > 0);
  await postgres.up();
  await until(() => kept.length === 40);
  expect(await stored(postgres.address)).toEqual(all(40));
});
