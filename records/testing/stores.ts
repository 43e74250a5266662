import { afterAll, beforeAll } from 'vitest';
import { openStore } from '../store/store.ts';
import type { Store } from '../store/store.ts';
import { TestPostgres } from './postgres.ts';

/** Both kinds of store, for `describe.each`; each is empty, and ended with the test file. Call it at the top of a file. */
export function bothStores(): [kind: string, store: () => Store][] {
  let postgres: TestPostgres | undefined;
  const open: Store[] = [];
  beforeAll(async () => {
    postgres = await TestPostgres.start();
    open.push(await openStore(':memory:'), await openStore(postgres.address));
  });
  afterAll(async () => {
    await Promise.all(open.map((one) => one.destroy()));
    await postgres?.end();
  });
  return [
    ['embedded', () => open[0]!],
    ['PostgreSQL', () => open[1]!],
  ];
}
