import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

/** What somebody of the agency thinks of a draft. */
export interface Opinion {
  /** ISO 8601 in UTC. */
  at: string;
  who: string;
  text: string;
}

export class Opinions {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(document: number, who: string, text: string): void {
    this.#db
      .prepare('INSERT INTO opinions (document, at, who, text) VALUES (?, ?, ?, ?)')
      .run(document, now(), who, text);
  }

  of(document: number): Opinion[] {
    return this.#db
      .prepare('SELECT at, who, text FROM opinions WHERE document = ? ORDER BY id')
      .all(document) as unknown as Opinion[];
  }
}
