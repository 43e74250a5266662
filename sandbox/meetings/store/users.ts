import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '../domain/roles.ts';

export interface User {
  username: string;
  role: Role;
  unit: string | null;
  fullName: string;
  /** What a bridge is called in a meeting. */
  bridge: string;
  active: number;
}

export class Users {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(user: User): void {
    this.#db
      .prepare('INSERT INTO users VALUES (:username, :role, :unit, :fullName, :bridge, :active)')
      .run({ ...user });
  }

  find(username: string | null | undefined): User | undefined {
    const statement = this.#db.prepare('SELECT * FROM users WHERE username = ?');
    return statement.get(username ?? '') as unknown as User | undefined;
  }

  ofRole(role: Role): User[] {
    const statement = this.#db.prepare('SELECT * FROM users WHERE role = ? ORDER BY rowid');
    return statement.all(role) as unknown as User[];
  }

  setActive(username: string, active: boolean): void {
    this.#db
      .prepare('UPDATE users SET active = ? WHERE username = ?')
      .run(active ? 1 : 0, username);
  }

  /** One page of accounts whose name contains `query`, and how many there are. */
  search(query: string, page: number, size: number): { rows: User[]; total: number } {
    const like = `%${query}%`;
    const where = 'username LIKE :like OR fullName LIKE :like OR bridge LIKE :like';
    const { n: total } = this.#db
      .prepare(`SELECT count(*) AS n FROM users WHERE ${where}`)
      .get({ like }) as { n: number };
    const rows = this.#db
      .prepare(`SELECT * FROM users WHERE ${where} ORDER BY rowid LIMIT :size OFFSET :skip`)
      .all({ like, size, skip: (page - 1) * size });
    return { rows: rows as unknown as User[], total };
  }
}
