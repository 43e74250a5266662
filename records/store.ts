import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { Kysely } from 'kysely';
import { embeddedDialect } from './dialect.ts';
import { migrate, type Tables } from './schema.ts';

export type Store = Kysely<Tables>;

/** The store could not be opened or written: a full disk, a read-only folder, a damaged file. */
export class StoreError extends Error {
  override name = 'StoreError';
}

/**
 * Opens the store and brings its tables up to date.
 * @param file path of the database; its folder is made
 * @throws {StoreError} with the file's name, where it cannot be opened or written
 */
export async function openStore(file: string): Promise<Store> {
  try {
    if (file !== ':memory:') mkdirSync(path.dirname(file), { recursive: true });
    const store = new Kysely<Tables>({ dialect: embeddedDialect(file) });
    await migrate(store);
    return store;
  } catch (error) {
    throw new StoreError(`${file}: ${(error as Error).message}`, { cause: error });
  }
}
