import { randomBytes } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Attendance } from '../domain/attendance.ts';

export interface Invitation {
  id: number;
  meeting: number;
  username: string;
  token: string;
  /** ISO 8601 in UTC. */
  expiresAt: string;
  attendance: Attendance;
  reason: string;
  enteredAt: string | null;
}

/** Who was invited to a meeting: its roll. */
export class Invitations {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  /** Invites somebody; who was invited before keeps that link, with the new end. */
  add(meeting: number, username: string, expiresAt: string): void {
    this.#db
      .prepare(
        `INSERT INTO invitations (meeting, username, token, expiresAt) VALUES (?, ?, ?, ?)
         ON CONFLICT (meeting, username) DO UPDATE SET expiresAt = excluded.expiresAt`,
      )
      .run(meeting, username, randomBytes(18).toString('base64url'), expiresAt);
  }

  ofMeeting(meeting: number): Invitation[] {
    const statement = this.#db.prepare('SELECT * FROM invitations WHERE meeting = ? ORDER BY id');
    return statement.all(meeting) as unknown as Invitation[];
  }

  find(meeting: number, username: string): Invitation | undefined {
    const statement = this.#db.prepare(
      'SELECT * FROM invitations WHERE meeting = ? AND username = ?',
    );
    return statement.get(meeting, username) as unknown as Invitation | undefined;
  }

  byToken(token: string): Invitation | undefined {
    const statement = this.#db.prepare('SELECT * FROM invitations WHERE token = ?');
    return statement.get(token) as unknown as Invitation | undefined;
  }

  setAttendance(id: number, attendance: Attendance, reason = ''): void {
    this.#db
      .prepare('UPDATE invitations SET attendance = ?, reason = ? WHERE id = ?')
      .run(attendance, reason, id);
  }

  /** Somebody came in by the network; who was noted as present in person stays so. */
  entered(id: number, at: string): void {
    this.#db
      .prepare(
        `UPDATE invitations SET enteredAt = coalesce(enteredAt, :at),
           attendance = CASE attendance WHEN 'in-person' THEN attendance ELSE 'online' END
         WHERE id = :id`,
      )
      .run({ at, id });
  }
}
