import { sql, type Kysely } from 'kysely';

/**
 * Runs `work` as one write that happens whole or not at all. The write lock is taken first, so that what is read
 * inside is still true when it is written, whatever other processes do.
 */
export async function write<DB, T>(
  store: Kysely<DB>,
  work: (connection: Kysely<DB>) => Promise<T>,
): Promise<T> {
  return store.connection().execute(async (connection) => {
    await sql`BEGIN IMMEDIATE`.execute(connection);
    try {
      const result = await work(connection);
      await sql`COMMIT`.execute(connection);
      return result;
    } catch (error) {
      await sql`ROLLBACK`.execute(connection);
      throw error;
    }
  });
}
