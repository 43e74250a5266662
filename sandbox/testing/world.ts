import { startSandbox } from '../sandbox.ts';
import type { Sandbox, SandboxOptions } from '../sandbox.ts';
import { People } from '../people/people.ts';

/** One call the portal wrote down. */
export interface PortalCall {
  step: string;
  answer: number;
  status: string | null;
}

/** A running sandbox and the people who use it. */
export class World extends People {
  readonly sandbox: Sandbox;

  private constructor(sandbox: Sandbox) {
    super(sandbox.procedures);
    this.sandbox = sandbox;
  }

  static async start(options: Partial<SandboxOptions> = {}): Promise<World> {
    return new World(
      await startSandbox({ seed: 1, port: 0, faults: [], migrated: 600, ...options }),
    );
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
