import { startSandbox } from '../../sandbox.ts';
import type { Sandbox, SandboxOptions } from '../../sandbox.ts';
import { People } from '../people/people.ts';

/** One call the portal wrote down. */
export interface PortalCall {
  step: string;
  answer: number;
  status: string | null;
}

interface WorldOptions extends Partial<Omit<SandboxOptions, 'settings'>> {
  /** Dossiers brought over from before the merger. */
  migrated?: number;
}

/** A running sandbox and the people who use the province's system. */
export class World extends People {
  readonly sandbox: Sandbox;

  private constructor(sandbox: Sandbox) {
    super(sandbox.addresses['procedures']!);
    this.sandbox = sandbox;
  }

  static async start({ migrated = 600, ...options }: WorldOptions = {}): Promise<World> {
    const settings = { migrated };
    return new World(
      await startSandbox({
        ...{ seed: 1, port: 0, faults: [], platforms: ['procedures'], settings },
        ...options,
      }),
    );
  }

  /** Base address of a stand-in. */
  at(name: 'procedures' | 'dvcqg' | 'vneid'): string {
    return this.sandbox.addresses[name]!;
  }

  /** What the portal received about a dossier, once `isThere` is content or a second went by. */
  async portalLog(code: string, isThere: (log: PortalCall[]) => boolean): Promise<PortalCall[]> {
    for (let attempt = 0; ; attempt += 1) {
      const response = await fetch(
        `${this.at('dvcqg')}/api/log?dossier=${encodeURIComponent(code)}`,
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
