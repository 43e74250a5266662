import { startSandbox } from '../sandbox.ts';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';
import { Visitor } from './visitor.ts';

/** One call the portal wrote down. */
export interface PortalCall {
  step: string;
  answer: number;
  status: string | null;
}

/** A running sandbox and the people who use it; accounts sign in once. */
export class World {
  readonly sandbox: Sandbox;
  readonly #people = new Map<string, Promise<Visitor>>();

  private constructor(sandbox: Sandbox) {
    this.sandbox = sandbox;
  }

  static async start(options: Partial<SandboxOptions> = {}): Promise<World> {
    return new World(
      await startSandbox({ seed: 1, port: 0, faults: [], migrated: 600, ...options }),
    );
  }

  /** A visitor who is nobody yet. */
  stranger(): Visitor {
    return new Visitor(this.sandbox.procedures);
  }

  as(username: string): Promise<Visitor> {
    const known = this.#people.get(username);
    if (known) return known;
    const visitor = this.stranger();
    const signedIn = visitor.signIn(username).then(() => visitor);
    this.#people.set(username, signedIn);
    return signedIn;
  }

  /** Takes a filed dossier through the office up to and including `last`. */
  async handle(code: string, unit: string, last: Stage): Promise<void> {
    const steps: [Stage, string, string, Record<string, string>][] = [
      ['received', 'motcua', 'tiep-nhan', {}],
      ['assigned', 'motcua', 'phan-cong', { assignee: `chuyenvien.${unit}` }],
      ['assessed', 'chuyenvien', 'tham-dinh', { opinion: 'Đủ điều kiện' }],
      ['submitted', 'chuyenvien', 'trinh-ky', {}],
      ['signed', 'lanhdao', 'ky-so', {}],
      ['returned', 'motcua', 'tra-ket-qua', {}],
    ];
    for (const [stage, role, action, values] of steps) {
      const officer = await this.as(`${role}.${unit}`);
      await officer.act(code, action, values);
      if (stage === last) return;
    }
  }

  /** What the portal received about a dossier, once it has seen at least `calls` calls or a second went by. */
  async portalLog(code: string, isThere: (log: PortalCall[]) => boolean): Promise<PortalCall[]> {
    for (let attempt = 0; ; attempt += 1) {
      const response = await fetch(
        `${this.sandbox.dvcqg}/api/log?dossier=${encodeURIComponent(code)}`,
      );
      const log = (await response.json()) as PortalCall[];
      if (isThere(log) || attempt === 40) return log;
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }

  stop(): Promise<void> {
    return this.sandbox.stop();
  }
}

export type Stage = 'received' | 'assigned' | 'assessed' | 'submitted' | 'signed' | 'returned';
