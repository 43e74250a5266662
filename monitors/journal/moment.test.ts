import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { openStore } from '../../records/store/store.ts';
import { TestPostgres } from '../../records/testing/postgres.ts';
import { dated, momentOf } from './moment.ts';

const YEAR = 365 * 24 * 3_600_000;
let postgres: TestPostgres;
beforeAll(async () => {
  postgres = await TestPostgres.start();
});
afterAll(() => postgres.end());
afterEach(() => vi.useRealTimers());

/** This machine's clock is set; the server's is not. */
const setClock = (now: number) => vi.useFakeTimers({ toFake: ['Date'], now });

test("a server's time is its own, whatever this machine's clock tells", async () => {
  const store = await openStore(postgres.address);
  const before = Date.now();
  setClock(before + YEAR);
  const moment = await momentOf(store);
  const again = await momentOf(store);
  await store.destroy();
  expect(moment.wall).toBeGreaterThanOrEqual(before + YEAR);
  // Test and server run on one machine.
  expect(moment.store).toBeGreaterThanOrEqual(before);
  expect(moment.store).toBeLessThan(before + YEAR / 2);
  expect(again.store).toBeGreaterThanOrEqual(moment.store);
  expect(again.steady).toBeGreaterThan(moment.steady);
});

test("an embedded store's time is this machine's", async () => {
  const store = await openStore(':memory:');
  setClock(1_000_000_000_000);
  const moment = await momentOf(store);
  await store.destroy();
  expect(moment).toMatchObject({ wall: 1_000_000_000_000, store: 1_000_000_000_000 });
});

test("what a wrong clock dates is dated again by the store's; a small difference is none", () => {
  const at = '2025-07-01T02:00:00.000Z';
  const store = Date.parse('2025-07-01T01:00:05.000Z');
  const wall = (ahead: number) => ({ wall: store + ahead, store, steady: 0 });
  expect(dated(at, wall(3_600_000))).toBe('2025-07-01T01:00:00.000Z');
  expect(dated(at, wall(-3_600_000))).toBe('2025-07-01T03:00:00.000Z');
  expect(dated(at, wall(1_999))).toBe(at);
  expect(dated(at, wall(-1_999))).toBe(at);
});
