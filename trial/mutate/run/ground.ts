import type { Config } from '../../../config/load.ts';
import { withAddresses } from '../../../config/targets/resolve.ts';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import type { Phrases } from '../../../words/phrases.ts';
import { startSandbox } from '../../sandbox.ts';

/** What all runs of a mutation stand on. */
export interface Ground {
  config: Config;
  chromium: string;
  /** The English of what the suites say. */
  phrases: Phrases;
  /** Of the stand-ins, the same for every run. */
  seed: number;
  /** Working files with passwords in them. */
  scratch: string;
  /** Variables for the programs that are started. */
  env: Record<string, string>;
}

/** The target as one run finds it. */
export interface Standing {
  target: ResolvedTarget;
  end(): Promise<void>;
}

/** Stand-ins of one's own, as they were at the beginning; another target is what it is. */
export async function stand(
  { config, seed }: Pick<Ground, 'config' | 'seed'>,
  stop: AbortSignal,
): Promise<Standing> {
  const { target, platforms, root } = config;
  if (!target.managed) return { target, end: async () => undefined };
  const sandbox = await startSandbox({ root, seed, faults: [], platforms, stop });
  return { target: withAddresses(target, sandbox.addresses), end: () => sandbox.stop() };
}
