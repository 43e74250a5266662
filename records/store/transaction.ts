import type { Kysely } from 'kysely';
import type { Tables } from './schema.ts';

/** Any number: the key of the lock that writers of a PostgreSQL store take in turn. */
const WRITE_LOCK = 1_936_943;

declare const inWrite: unique symbol;

/** A connection inside `write`. What must be written together with something else asks for this type. */
export type WriteConnection = Kysely<Tables> & { readonly [inWrite]: true };

/**
 * Runs `work` as one write that happens whole or not at all. The write lock is taken first, so that what is read
 * inside is still true when it is written, whatever other processes do.
 */
export async function write<T>(
  store: Kysely<Tables>,
  work: (connection: WriteConnection) => Promise<T>,
): Promise<T> {
  // Read when it is used: what only names records need not load a query builder of 11 MB.
  const { PostgresAdapter, sql } = await import('kysely');
  return store.connection().execute(async (connection) => {
    if (connection.getExecutor().adapter instanceof PostgresAdapter) {
      await sql`BEGIN`.execute(connection);
      await sql`SELECT pg_advisory_xact_lock(${sql.lit(WRITE_LOCK)})`.execute(connection);
    } else await sql`BEGIN IMMEDIATE`.execute(connection);
    try {
      const result = await work(connection as WriteConnection);
      await sql`COMMIT`.execute(connection);
      return result;
    } catch (error) {
      // On a connection that is lost nothing is left to take back; the first error is the one to report.
      await sql`ROLLBACK`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}
