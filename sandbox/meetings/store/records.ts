import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

export interface AuditLine {
  id: number;
  /** ISO 8601 in UTC. */
  at: string;
  who: string;
  role: string;
  action: string;
  meeting: number | null;
  detail: string;
}

/** Who did what. */
export class Records {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  audit(who: string, role: string, action: string, meeting: number | null, detail = ''): void {
    this.#db
      .prepare(
        'INSERT INTO audit (at, who, role, action, meeting, detail) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(now(), who, role, action, meeting, detail);
  }

  /** Newest first; of one meeting where its number is not 0. */
  auditLines(meeting: number, page: number, size: number): { rows: AuditLine[]; total: number } {
    const where = '(:meeting = 0 OR meeting = :meeting)';
    const { n: total } = this.#db
      .prepare(`SELECT count(*) AS n FROM audit WHERE ${where}`)
      .get({ meeting }) as { n: number };
    const rows = this.#db
      .prepare(`SELECT * FROM audit WHERE ${where} ORDER BY id DESC LIMIT :size OFFSET :skip`)
      .all({ meeting, size, skip: (page - 1) * size });
    return { rows: rows as unknown as AuditLine[], total };
  }
}
