import { PostgresAdapter, sql, type RawBuilder } from 'kysely';
import type { Store } from './store.ts';

/**
 * Many rows as one value of a statement, for `INSERT INTO … SELECT`: they travel as JSON, so that the statement is the
 * same for any number of them and need not be built each time. Monitors write samples every second.
 * @param columns name in the rows → its type
 */
export function rowsFrom<Row extends object>(
  db: Store,
  rows: readonly Row[],
  columns: Readonly<Record<keyof Row & string, 'text' | 'integer' | 'double precision'>>,
): RawBuilder<unknown> {
  const json = JSON.stringify(rows);
  const names = Object.keys(columns);
  if (db.getExecutor().adapter instanceof PostgresAdapter) {
    const typed = Object.entries<string>(columns).map(
      ([name, type]) => sql`${sql.ref(name)} ${sql.raw(type)}`,
    );
    return sql`SELECT ${sql.join(names.map((name) => sql.ref(name)))} FROM jsonb_to_recordset(${json}::jsonb) AS given(${sql.join(typed)})`;
  }
  const values = names.map((name) => sql`value ->> ${sql.lit(name)}`);
  // Without a condition SQLite takes ON for the beginning of a join.
  return sql`SELECT ${sql.join(values)} FROM json_each(${json}) WHERE true`;
}
