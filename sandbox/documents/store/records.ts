import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

export interface HistoryLine {
  at: string;
  who: string;
  what: string;
  detail: string;
}

export interface AuditLine {
  id: number;
  /** ISO 8601 in UTC. */
  at: string;
  who: string;
  role: string;
  action: string;
  document: number | null;
  detail: string;
}

/** What is told of a document's way, and who did or read what. */
export class Records {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  tell(document: number, who: string, what: string, detail = '', at = now()): void {
    this.#db
      .prepare('INSERT INTO history (document, at, who, what, detail) VALUES (?, ?, ?, ?, ?)')
      .run(document, at, who, what, detail);
  }

  history(document: number): HistoryLine[] {
    return this.#db
      .prepare('SELECT at, who, what, detail FROM history WHERE document = ? ORDER BY id')
      .all(document) as unknown as HistoryLine[];
  }

  audit(who: string, role: string, action: string, document: number | null, detail = ''): void {
    this.#db
      .prepare(
        'INSERT INTO audit (at, who, role, action, document, detail) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(now(), who, role, action, document, detail);
  }

  /** Newest first; of one document where its number is not 0. */
  auditLines(document: number, page: number, size: number): { rows: AuditLine[]; total: number } {
    const where = '(:document = 0 OR document = :document)';
    const total = this.#db
      .prepare(`SELECT count(*) AS n FROM audit WHERE ${where}`)
      .get({ document }) as { n: number };
    const rows = this.#db
      .prepare(`SELECT * FROM audit WHERE ${where} ORDER BY id DESC LIMIT :size OFFSET :skip`)
      .all({ document, size, skip: (page - 1) * size });
    return { rows: rows as unknown as AuditLine[], total: total.n };
  }
}
