import type { DatabaseSync } from 'node:sqlite';

export interface Paper {
  id: number;
  meeting: number;
  name: string;
  type: string;
  /** Place in `LEVELS`. */
  level: number;
  bytes: Uint8Array;
}

/** Documents of a meeting. */
export class Papers {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add({ meeting, name, type, level, bytes }: Omit<Paper, 'id'>): void {
    this.#db
      .prepare('INSERT INTO papers (meeting, name, type, level, bytes) VALUES (?, ?, ?, ?, ?)')
      .run(meeting, name, type, level, bytes);
  }

  find(id: number): Paper | undefined {
    const statement = this.#db.prepare('SELECT * FROM papers WHERE id = ?');
    return statement.get(id) as unknown as Paper | undefined;
  }

  ofMeeting(meeting: number): Paper[] {
    const statement = this.#db.prepare('SELECT * FROM papers WHERE meeting = ? ORDER BY id');
    return statement.all(meeting) as unknown as Paper[];
  }
}
