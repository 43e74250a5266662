import { DatabaseSync } from 'node:sqlite';
import type { StatementSync } from 'node:sqlite';
import { SqliteDialect } from 'kysely';

/** Statements kept prepared: a monitor's journal says the same dozen every second. */
const MOST_PREPARED = 64;

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
  const prepared = new Map<string, Prepared>();
  return new SqliteDialect({
    database: {
      close: () => database.close(),
      prepare(sql: string) {
        const one = prepared.get(sql) ?? preparedBy(database, sql);
        // The youngest stand last.
        prepared.delete(sql);
        prepared.set(sql, one);
        if (prepared.size > MOST_PREPARED) prepared.delete(prepared.keys().next().value ?? '');
        return one;
      },
    },
  });
}

interface Prepared {
  reader: boolean;
  all(values: readonly unknown[]): unknown[];
  run(values: readonly unknown[]): ReturnType<StatementSync['run']>;
  iterate(values: readonly unknown[]): IterableIterator<unknown>;
}

function preparedBy(database: DatabaseSync, sql: string): Prepared {
  const statement = database.prepare(sql);
  return {
    reader: statement.columns().length > 0,
    all: (values) => statement.all(...bindable(values)),
    run: (values) => statement.run(...bindable(values)),
    // Two that go through the same rows at once must not share a place in them.
    iterate: (values) => database.prepare(sql).iterate(...bindable(values)),
  };
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
