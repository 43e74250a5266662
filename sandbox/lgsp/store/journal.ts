import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

/** One call that came in. */
export interface AccessLine {
  /** ISO 8601 in UTC. */
  at: string;
  requestId: string;
  client: string;
  method: string;
  path: string;
  status: number;
  ms: number;
}

/** One call that went out to the national portal. */
export interface OutgoingLine {
  at: string;
  service: string;
  dossiers: string[];
  code: string;
  requestId: string;
}

/** What came in and what went out. */
export class Journal {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  came({ requestId, client, method, path, status, ms }: Omit<AccessLine, 'at'>): void {
    this.#db
      .prepare(
        'INSERT INTO access (at, requestId, client, method, path, status, ms) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(now(), requestId, client, method, path, status, ms);
  }

  access(requestId: string): AccessLine[] {
    return this.#db
      .prepare(
        'SELECT at, requestId, client, method, path, status, ms FROM access WHERE requestId = ? ORDER BY id',
      )
      .all(requestId) as unknown as AccessLine[];
  }

  went({ service, dossiers, code, requestId }: Omit<OutgoingLine, 'at'>): void {
    this.#db
      .prepare(
        'INSERT INTO outgoing (at, service, dossiers, code, requestId) VALUES (?, ?, ?, ?, ?)',
      )
      .run(now(), service, JSON.stringify(dossiers), code, requestId);
  }

  outgoing(requestId: string): OutgoingLine[] {
    const rows = this.#db
      .prepare(
        'SELECT at, service, dossiers, code, requestId FROM outgoing WHERE requestId = ? ORDER BY id',
      )
      .all(requestId) as unknown as (Omit<OutgoingLine, 'dossiers'> & { dossiers: string })[];
    return rows.map((row) => ({ ...row, dossiers: JSON.parse(row.dossiers) as string[] }));
  }
}
