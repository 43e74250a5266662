import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '../domain/roles.ts';

/** Somebody of a unit, or of the province where `unit` is null. */
export interface User {
  username: string;
  role: Role;
  unit: string | null;
  fullName: string;
  active: number;
}

export class Users {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(user: User): void {
    this.#db
      .prepare('INSERT INTO users VALUES (:username, :role, :unit, :fullName, :active)')
      .run({ ...user });
  }

  find(username: string | null | undefined): User | undefined {
    return this.#db
      .prepare('SELECT * FROM users WHERE username = ?')
      .get(username ?? '') as unknown as User | undefined;
  }

  ofUnit(unit: string, role: Role): User[] {
    return this.#db
      .prepare('SELECT * FROM users WHERE unit = ? AND role = ? AND active = 1 ORDER BY username')
      .all(unit, role) as unknown as User[];
  }

  setActive(username: string, active: boolean): void {
    this.#db
      .prepare('UPDATE users SET active = ? WHERE username = ?')
      .run(active ? 1 : 0, username);
  }

  /** One page of accounts whose name contains `query`, and how many there are. */
  search(query: string, page: number, size: number): { rows: User[]; total: number } {
    const like = `%${query}%`;
    const where = 'username LIKE :like OR fullName LIKE :like';
    const { n: total } = this.#db
      .prepare(`SELECT count(*) AS n FROM users WHERE ${where}`)
      .get({ like }) as { n: number };
    const rows = this.#db
      .prepare(`SELECT * FROM users WHERE ${where} ORDER BY rowid LIMIT :size OFFSET :skip`)
      .all({ like, size, skip: (page - 1) * size }) as unknown as User[];
    return { rows, total };
  }
}
