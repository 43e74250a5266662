import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export type MeetingState = 'planned' | 'open' | 'ended';

export interface Meeting {
  id: number;
  /** What stands in the address of its room. */
  code: string;
  title: string;
  kind: string;
  state: MeetingState;
  /** Accounts: who has the chair's rights now, who keeps the minutes, who arranged it. */
  chair: string;
  secretary: string;
  arranger: string;
  lobby: number;
  place: string;
  /** ISO 8601 in UTC, as the two below. */
  startsAt: string;
  openedAt: string | null;
  endedAt: string | null;
  notes: string;
  /** What the one-stop system said of the dossiers that the notes name, as JSON. */
  spokenOf: string;
}

export type Arranged = Pick<
  Meeting,
  'title' | 'kind' | 'chair' | 'secretary' | 'arranger' | 'lobby' | 'place' | 'startsAt'
>;

export class Meetings {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** @param code of its room; one that nobody can guess where left out */
  add(meeting: Arranged, code = randomBytes(9).toString('base64url')): Meeting {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO meetings (code, title, kind, state, chair, secretary, arranger, lobby, place, startsAt)
         VALUES (:code, :title, :kind, 'planned', :chair, :secretary, :arranger, :lobby, :place, :startsAt)`,
      )
      .run({ ...meeting, code });
    return this.find(Number(lastInsertRowid))!;
  }

  /** A code that follows the last one. */
  nextInOrder(): string {
    const { last } = this.#db.prepare('SELECT max(id) AS last FROM meetings').get() as {
      last: number | null;
    };
    return String(100_000 + (last ?? 0) + 1);
  }

  find(id: number): Meeting | undefined {
    const statement = this.#db.prepare('SELECT * FROM meetings WHERE id = ?');
    return statement.get(id) as unknown as Meeting | undefined;
  }

  byCode(code: string): Meeting | undefined {
    const statement = this.#db.prepare('SELECT * FROM meetings WHERE code = ?');
    return statement.get(code) as unknown as Meeting | undefined;
  }

  change(id: number, changes: Partial<Omit<Meeting, 'id' | 'code'>>): void {
    const names = Object.keys(changes);
    if (names.length === 0) return;
    const set = names.map((name) => `${name} = :${name}`).join(', ');
    this.#db.prepare(`UPDATE meetings SET ${set} WHERE id = :id`).run({ ...changes, id });
  }

  /** Meetings that somebody arranged, chairs, keeps the minutes of or was invited to, the newest first. */
  of(username: string, page: number, size: number): { rows: Meeting[]; total: number } {
    const where = `:username IN (chair, secretary, arranger)
      OR id IN (SELECT meeting FROM invitations WHERE username = :username)`;
    const { n: total } = this.#db
      .prepare(`SELECT count(*) AS n FROM meetings WHERE ${where}`)
      .get({ username }) as { n: number };
    const rows = this.#db
      .prepare(`SELECT * FROM meetings WHERE ${where} ORDER BY id DESC LIMIT :size OFFSET :skip`)
      .all({ username, size, skip: (page - 1) * size });
    return { rows: rows as unknown as Meeting[], total };
  }

  remove(id: number): void {
    for (const table of ['voters', 'ballots'])
      this.#db
        .prepare(`DELETE FROM ${table} WHERE vote IN (SELECT id FROM votes WHERE meeting = ?)`)
        .run(id);
    for (const table of ['invitations', 'papers', 'recordings', 'votes'])
      this.#db.prepare(`DELETE FROM ${table} WHERE meeting = ?`).run(id);
    this.#db.prepare('DELETE FROM meetings WHERE id = ?').run(id);
  }
}
