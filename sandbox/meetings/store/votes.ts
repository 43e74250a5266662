import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

export const CHOICES = ['Tán thành', 'Không tán thành', 'Ý kiến khác'] as const;

export interface Vote {
  id: number;
  meeting: number;
  question: string;
  secret: number;
  openedAt: string;
  closedAt: string | null;
}

export interface Ballot {
  choice: string;
  /** Null in a secret vote. */
  username: string | null;
}

export class Votes {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  open(meeting: number, question: string, secret: boolean): Vote {
    const { lastInsertRowid } = this.#db
      .prepare('INSERT INTO votes (meeting, question, secret, openedAt) VALUES (?, ?, ?, ?)')
      .run(meeting, question, secret ? 1 : 0, now());
    return this.find(Number(lastInsertRowid))!;
  }

  find(id: number): Vote | undefined {
    const statement = this.#db.prepare('SELECT * FROM votes WHERE id = ?');
    return statement.get(id) as unknown as Vote | undefined;
  }

  ofMeeting(meeting: number): Vote[] {
    const statement = this.#db.prepare('SELECT * FROM votes WHERE meeting = ? ORDER BY id');
    return statement.all(meeting) as unknown as Vote[];
  }

  close(id: number): void {
    this.#db.prepare('UPDATE votes SET closedAt = ? WHERE id = ?').run(now(), id);
  }

  hasVoted(vote: number, username: string): boolean {
    const statement = this.#db.prepare('SELECT 1 FROM voters WHERE vote = ? AND username = ?');
    return statement.get(vote, username) !== undefined;
  }

  noteVoter(vote: number, username: string): void {
    this.#db.prepare('INSERT OR IGNORE INTO voters VALUES (?, ?)').run(vote, username);
  }

  /** @param username of an open vote; null in a secret one */
  cast(vote: number, choice: string, username: string | null): void {
    this.#db
      .prepare('INSERT INTO ballots (vote, choice, username) VALUES (?, ?, ?)')
      .run(vote, choice, username);
  }

  ballots(vote: number): Ballot[] {
    const statement = this.#db.prepare(
      'SELECT choice, username FROM ballots WHERE vote = ? ORDER BY id',
    );
    return statement.all(vote) as unknown as Ballot[];
  }
}
