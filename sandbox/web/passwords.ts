import { randomBytes, scrypt, scryptSync, timingSafeEqual } from 'node:crypto';

const COST = { N: 1024, r: 8, p: 1 };
const MAX_WRONG = 5;
/** A locked account opens by itself after this long. */
const LOCK_MS = 60_000;

export type PasswordCheck = 'right' | 'wrong' | 'locked';

/** The shared password of all invented accounts, and who tried wrong ones how often. */
export class Passwords {
  readonly #salt = randomBytes(16);
  readonly #hash: Buffer;
  readonly #wrong = new Map<string, { times: number; lockedUntil: number }>();

  constructor(password: string) {
    this.#hash = scryptSync(password, this.#salt, 32, COST);
  }

  /** Five wrong passwords in a row lock the account; `lock` false leaves that rule out. */
  async check(username: string, password: string, lock: boolean): Promise<PasswordCheck> {
    if (lock && this.isLocked(username)) return 'locked';
    const given = await new Promise<Buffer>((resolve, reject) =>
      scrypt(password, this.#salt, 32, COST, (error, key) =>
        error ? reject(error) : resolve(key),
      ),
    );
    if (timingSafeEqual(given, this.#hash)) {
      this.#wrong.delete(username);
      return 'right';
    }
    const times = (this.#wrong.get(username)?.times ?? 0) + 1;
    const lockedUntil = times >= MAX_WRONG ? Date.now() + LOCK_MS : 0;
    this.#wrong.set(username, { times, lockedUntil });
    return lock && lockedUntil > 0 ? 'locked' : 'wrong';
  }

  isLocked(username: string): boolean {
    const entry = this.#wrong.get(username);
    if (!entry || entry.lockedUntil === 0) return false;
    if (Date.now() < entry.lockedUntil) return true;
    this.#wrong.delete(username);
    return false;
  }

  unlock(username: string): void {
    this.#wrong.delete(username);
  }
}
