import { randomBytes } from 'node:crypto';

export interface Session {
  id: string;
  /** Token every form must bring back. */
  csrf: string;
  username: string | null;
  /** Shown once on the next page. */
  flash: { kind: 'status' | 'alert'; text: string } | null;
  /** Where to go after signing in. */
  returnTo: string | null;
  /** Values of a sign-in under way at VNeID. */
  oidc: { state: string; nonce: string; verifier: string } | null;
  seenAt: number;
}

/** A session ends after this long without a request. */
const IDLE_MS = 30 * 60_000;
/** Forgotten sessions are removed once per this many new ones. */
const SWEEP_EVERY = 1000;

export class Sessions {
  /** Name of the cookie that carries a session: sites of one machine share their cookies, whatever the port. */
  readonly cookie: string;
  readonly #open = new Map<string, Session>();
  #opened = 0;

  constructor(cookie: string) {
    this.cookie = cookie;
  }

  find(id: string | undefined): Session | undefined {
    const session = this.#open.get(id ?? '');
    if (!session) return undefined;
    if (Date.now() - session.seenAt > IDLE_MS) {
      this.#open.delete(session.id);
      return undefined;
    }
    session.seenAt = Date.now();
    return session;
  }

  /** A fresh session; a new id at every sign-in keeps a planted one worthless. */
  open(username: string | null = null): Session {
    this.#opened += 1;
    if (this.#opened % SWEEP_EVERY === 0) this.#sweep();
    const session: Session = {
      id: randomBytes(24).toString('base64url'),
      csrf: randomBytes(18).toString('base64url'),
      username,
      flash: null,
      returnTo: null,
      oidc: null,
      seenAt: Date.now(),
    };
    this.#open.set(session.id, session);
    return session;
  }

  end(id: string): void {
    this.#open.delete(id);
  }

  #sweep(): void {
    const oldest = Date.now() - IDLE_MS;
    for (const [id, session] of this.#open) if (session.seenAt < oldest) this.#open.delete(id);
  }
}
