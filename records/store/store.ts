import { chmodSync, closeSync, mkdirSync, openSync } from 'node:fs';
import path from 'node:path';
import { Kysely, PostgresDialect, type Dialect } from 'kysely';
import { isServer, shownStore } from './address.ts';
import { embeddedDialect } from './dialect.ts';
import { StoreError } from '../errors.ts';
import { privateModes } from './private-files.ts';
import { migrate } from './migrations.ts';
import type { Tables } from './schema.ts';

export type Store = Kysely<Tables>;

/** Connections one process opens at most, and milliseconds it waits for one. */
const POOL = {
  ...{ max: 4, connectionTimeoutMillis: 10_000, idleTimeoutMillis: 60_000 },
  // A process that is frozen, or a machine that is cut off, within a write would keep all others from writing.
  idle_in_transaction_session_timeout: 30_000,
};

/**
 * Opens the store and brings its tables up to date.
 * @param store path of the embedded database, whose folder is made, or `postgres://…` where several machines share one
 * @throws {StoreError} with its name, without a password, where it cannot be opened or written
 */
export async function openStore(store: string): Promise<Store> {
  let db: Store | undefined;
  try {
    db = new Kysely<Tables>({ dialect: await dialectFor(store) });
    await migrate(db);
    return db;
  } catch (error) {
    await db?.destroy().catch(() => undefined);
    throw new StoreError(`${shownStore(store)}: ${reasonOf(error)}`, { cause: error });
  }
}

async function dialectFor(store: string): Promise<Dialect> {
  if (isServer(store)) {
    const { default: pg } = await import('pg');
    const pool = new pg.Pool({ connectionString: store, ...POOL });
    // A connection that breaks while nobody uses it is replaced by the next; without a listener it would end us.
    pool.on('error', () => undefined);
    return new PostgresDialect({ pool });
  }
  if (store !== ':memory:') makePrivate(store);
  return embeddedDialect(store);
}

/** Makes the file before the database does, so that it and the journals beside it are this user's alone. */
function makePrivate(file: string): void {
  const { file: mode, folder } = privateModes();
  mkdirSync(path.dirname(file), { recursive: true, mode: folder });
  closeSync(openSync(file, 'a', mode));
  // One that was made by an older version, or before a umask changed; of somebody else it stays as it is.
  try {
    chmodSync(file, mode);
  } catch {
    return;
  }
}

/** A server that refuses on several addresses has a reason for each. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError)
    return error.errors.map((one) => (one as Error).message).join('; ');
  return (error as Error).message;
}
