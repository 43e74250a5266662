import { DatabaseSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

/**
 * Kysely over Node's own SQLite. Its dialect was written for another driver, so the two calls it makes are adapted.
 * WAL with full synchronisation: a commit that returned is on the disk, and several processes may read and write.
 * @param file path of the database, or `:memory:`
 * @throws the driver's own error where the file cannot be opened
 */
export function embeddedDialect(file: string): SqliteDialect {
  const database = new DatabaseSync(file);
  database.exec('PRAGMA busy_timeout = 10000');
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;');
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql: string) {
        const statement = database.prepare(sql);
        return {
          reader: statement.columns().length > 0,
          all: (values: readonly unknown[]) => statement.all(...bindable(values)),
          run: (values: readonly unknown[]) => statement.run(...bindable(values)),
          iterate: (values: readonly unknown[]) =>
            statement.iterate(...bindable(values)) as IterableIterator<unknown>,
        };
      },
    },
  });
}

type Bindable = string | number | bigint | null | Uint8Array;

function bindable(values: readonly unknown[]): Bindable[] {
  return values.map((value) => {
    if (typeof value === 'boolean') return value ? 1 : 0;
    if (value === null || value instanceof Uint8Array) return value;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'bigint')
      return value;
    throw new TypeError(`a column cannot hold a ${typeof value}`);
  });
}
