import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

export interface Recorded {
  id: number;
  meeting: number;
  startedAt: string;
  endedAt: string | null;
  /** WebM; null while it goes on. */
  bytes: Uint8Array | null;
}

export class Recordings {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  begin(meeting: number): number {
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO recordings (meeting, startedAt) VALUES (?, ?)')
      .run(meeting, now());
    return Number(lastInsertRowid);
  }

  end(id: number, bytes: Uint8Array): void {
    this.#db
      .prepare('UPDATE recordings SET endedAt = ?, bytes = ? WHERE id = ?')
      .run(now(), bytes, id);
  }

  ofMeeting(meeting: number): Recorded[] {
    const statement = this.#db.prepare('SELECT * FROM recordings WHERE meeting = ? ORDER BY id');
    return statement.all(meeting) as unknown as Recorded[];
  }

  find(id: number): Recorded | undefined {
    const statement = this.#db.prepare('SELECT * FROM recordings WHERE id = ?');
    return statement.get(id) as unknown as Recorded | undefined;
  }
}
