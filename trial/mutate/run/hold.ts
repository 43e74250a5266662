import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { moduleFile } from '../../../config/home.ts';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import type { RawIdentity, SuiteMessage } from '../../suite/messages.ts';
import { withPlaceholders } from '../../suite/open.ts';
import { holdSuites } from '../../suite/playwright.ts';
import type { HeldSuites, SuiteEnding } from '../../suite/playwright.ts';
import { chosenOf } from '../../suite/selection.ts';
import type { Ground } from './ground.ts';

/** Suites that were read and wait for their target. */
export interface Held {
  listing: HeldSuites['listing'];
  /** @param ports of the proxy by seat; none to ask the target itself */
  release(target: ResolvedTarget, ports: readonly number[]): Promise<SuiteEnding>;
  end(): Promise<void>;
}

/**
 * Reads the suites of the platforms and holds them before their first case.
 * @param only the cases that run, of those listed; all where null
 * @param retries of a case that fails
 */
export async function hold(
  { config, chromium, scratch, env }: Ground,
  run: {
    only: { ids: readonly string[]; of: readonly RawIdentity[] } | null;
    seats: number;
    retries: number;
    untraced: boolean;
    stop: AbortSignal;
    onMessage: (message: SuiteMessage) => void;
  },
): Promise<Held> {
  const { only, seats, retries, untraced, stop, onMessage } = run;
  const { platforms, target, root } = config;
  const held = await holdSuites({
    ...{ root, shard: null, grep: null, skip: [], onlySafe: false, untraced, stop, onMessage },
    scratch: await mkdtemp(path.join(scratch, 'suites-')),
    platforms: platforms.map(({ slug }) => slug),
    workers: seats,
    named: target.environment,
    ...(only && {
      only: chosenOf(
        only.ids.map((id) => ({ id })),
        only.of,
      ),
    }),
    env: {
      ...env,
      NGHIEMTHU_TARGET: JSON.stringify(withPlaceholders(target, platforms)),
      NGHIEMTHU_RETRIES: String(retries),
      NGHIEMTHU_CHROMIUM: chromium,
    },
  });
  return {
    ...{ listing: held.listing, end: () => held.end() },
    release: (standing, ports) =>
      held.release({ env: { NGHIEMTHU_TARGET: JSON.stringify(standing), ...through(ports) } }),
  };
}

/** What leads the workers of Playwright, which start after the release, through the proxy. */
function through(ports: readonly number[]): Record<string, string> {
  if (ports.length === 0) return {};
  const preload = pathToFileURL(moduleFile('trial/mutate/through')).href;
  return {
    NGHIEMTHU_THROUGH: ports.join(','),
    NODE_OPTIONS: `--disable-warning=ExperimentalWarning --import=${preload}`,
  };
}
