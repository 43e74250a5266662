import type { DatabaseSync } from 'node:sqlite';
import type { Role } from '../domain/roles.ts';

export interface User {
  username: string;
  role: Role;
  /** Code of the unit an official works for; null for citizens and administrators. */
  unit: string | null;
  fullName: string;
  idNumber: string | null;
  birthDate: string | null;
  phone: string | null;
  email: string | null;
  address: string | null;
  /** Commune of residence of a citizen. */
  home: string | null;
  active: number;
}

export class Users {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(user: User): void {
    this.#db
      .prepare(
        `INSERT INTO users VALUES (:username, :role, :unit, :fullName, :idNumber, :birthDate,
         :phone, :email, :address, :home, :active)`,
      )
      .run({ ...user });
  }

  find(username: string): User | undefined {
    return this.#one('SELECT * FROM users WHERE username = ?', username);
  }

  findByIdNumber(idNumber: string): User | undefined {
    return this.#one('SELECT * FROM users WHERE idNumber = ?', idNumber);
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
  search(query: string, unit: string, page: number, size: number): { rows: User[]; total: number } {
    const like = `%${query}%`;
    const where = "(username LIKE :like OR fullName LIKE :like) AND (:unit = '' OR unit = :unit)";
    const total = this.#db
      .prepare(`SELECT count(*) AS n FROM users WHERE ${where}`)
      .get({ like, unit }) as { n: number };
    const rows = this.#db
      .prepare(`SELECT * FROM users WHERE ${where} ORDER BY rowid LIMIT :size OFFSET :skip`)
      .all({ like, unit, size, skip: (page - 1) * size }) as unknown as User[];
    return { rows, total: total.n };
  }

  #one(sql: string, value: string): User | undefined {
    return this.#db.prepare(sql).get(value) as unknown as User | undefined;
  }
}
