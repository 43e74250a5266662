import type { DatabaseSync } from 'node:sqlite';

/** What waits to be sent to other agencies. */
export interface Queue {
  waiting: number;
  /** How long the oldest has waited, in seconds; 0 where nothing waits. */
  oldestSeconds: number;
}

/** A book of a year in which numbers are left out, or stand more than once. */
export interface Irregular {
  unit: string;
  book: string;
  year: number;
  missing: number;
  doubled: number;
}

/** What was issued to a receiver and has not gone out, whatever its page says. */
export function queueOf(db: DatabaseSync, now = Date.now()): Queue {
  const { waiting, oldest } = db
    .prepare(
      `SELECT count(*) AS waiting, min(h.at) AS oldest FROM deliveries d
       JOIN history h ON h.document = d.document AND h.what = 'Phát hành'
       WHERE d.packet IS NULL AND d.status IS NULL`,
    )
    .get() as { waiting: number; oldest: string | null };
  const age = oldest === null ? 0 : (now - Date.parse(oldest)) / 1000;
  return { waiting, oldestSeconds: Math.max(0, Math.round(age)) };
}

/** Looks through the books of all agencies. */
export function booksOf(db: DatabaseSync): { checked: number; irregular: Irregular[] } {
  const rows = db
    .prepare(
      `SELECT unit, book, year, max(number) - count(DISTINCT number) AS missing,
         count(*) - count(DISTINCT number) AS doubled
       FROM (
         SELECT unit, 'den' AS book, year, arrivalNumber AS number FROM documents
         WHERE direction = 'in' AND arrivalNumber IS NOT NULL
         UNION ALL
         SELECT unit, 'di-' || kind, year, CAST(number AS INTEGER) FROM documents
         WHERE direction = 'out' AND number IS NOT NULL
       ) GROUP BY unit, book, year`,
    )
    .all() as unknown as Irregular[];
  return {
    checked: rows.length,
    irregular: rows.filter(({ missing, doubled }) => missing > 0 || doubled > 0),
  };
}
