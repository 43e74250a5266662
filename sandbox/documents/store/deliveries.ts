import type { DatabaseSync } from 'node:sqlite';

/** How a document stands at one of those it was sent to. */
export interface Delivery {
  document: number;
  organId: string;
  name: string;
  /** The exchange's own identity of what was sent; null where nothing was. */
  packet: string | null;
  /** Code of the last status that came back; null where none did. */
  status: string | null;
  reason: string | null;
}

export class Deliveries {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  keep(delivery: Delivery): void {
    this.#db
      .prepare(
        `INSERT INTO deliveries VALUES (:document, :organId, :name, :packet, :status, :reason)
         ON CONFLICT DO UPDATE SET packet = :packet, status = :status, reason = :reason`,
      )
      .run({ ...delivery });
  }

  of(document: number): Delivery[] {
    return this.#db
      .prepare('SELECT * FROM deliveries WHERE document = ? ORDER BY rowid')
      .all(document) as unknown as Delivery[];
  }

  tell(packet: string, organId: string, status: string, reason: string | null): void {
    this.#db
      .prepare('UPDATE deliveries SET status = ?, reason = ? WHERE packet = ? AND organId = ?')
      .run(status, reason, packet, organId);
  }
}
