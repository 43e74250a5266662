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
  /** Dossier code, where the action concerned one. */
  dossier: string | null;
  detail: string;
}

/** What the citizen reads about the handling, what the administrator reads about everybody, and the citizen's store. */
export class Records {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  tell(dossier: number, who: string, what: string, detail = '', at = now()): void {
    this.#db
      .prepare('INSERT INTO history (dossier, at, who, what, detail) VALUES (?, ?, ?, ?, ?)')
      .run(dossier, at, who, what, detail);
  }

  history(dossier: number): HistoryLine[] {
    return this.#db
      .prepare('SELECT at, who, what, detail FROM history WHERE dossier = ? ORDER BY id')
      .all(dossier) as unknown as HistoryLine[];
  }

  audit(who: string, role: string, action: string, dossier: string | null, detail = ''): void {
    this.#db
      .prepare(
        'INSERT INTO audit (at, who, role, action, dossier, detail) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(now(), who, role, action, dossier, detail);
  }

  /** Audit lines, newest first; of one dossier if its code is given. */
  auditLines(dossier: string, page: number, size: number): { rows: AuditLine[]; total: number } {
    const where = "(:dossier = '' OR dossier = :dossier)";
    const total = this.#db
      .prepare(`SELECT count(*) AS n FROM audit WHERE ${where}`)
      .get({ dossier }) as {
      n: number;
    };
    const rows = this.#db
      .prepare(`SELECT * FROM audit WHERE ${where} ORDER BY id DESC LIMIT :size OFFSET :skip`)
      .all({ dossier, size, skip: (page - 1) * size });
    return { rows: rows as unknown as AuditLine[], total: total.n };
  }

  /** Puts the result of a dossier into the citizen's electronic store. */
  keep(owner: string, dossier: number, at = now()): void {
    this.#db.prepare('INSERT INTO storeroom VALUES (?, ?, ?)').run(owner, dossier, at);
  }

  /** Row numbers of the dossiers whose results the citizen keeps, newest first. */
  kept(owner: string): { dossier: number; storedAt: string }[] {
    return this.#db
      .prepare('SELECT dossier, storedAt FROM storeroom WHERE owner = ? ORDER BY rowid DESC')
      .all(owner) as unknown as { dossier: number; storedAt: string }[];
  }

  addFeedback(fullName: string, phone: string, unit: string | null, content: string): number {
    const row = this.#db
      .prepare('INSERT INTO feedback (at, fullName, phone, unit, content) VALUES (?, ?, ?, ?, ?)')
      .run(now(), fullName, phone, unit, content);
    return Number(row.lastInsertRowid);
  }
}
