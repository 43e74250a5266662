import { handedOver } from '../../../config/targets/handed.ts';
import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import type { RawIdentity, SuiteMessage } from '../../suite/messages.ts';
import { withPlaceholders } from '../../suite/open.ts';
import { holdSuites } from '../../suite/playwright.ts';
import type { HeldSuites, SuiteEnding } from '../../suite/playwright.ts';
import { chosenOf } from '../../suite/selection.ts';
import { wayThrough } from '../proxy/way.ts';
import type { Proxy } from '../proxy/proxy.ts';
import type { Ground } from './ground.ts';

/** Suites that were read and wait for their target. */
export interface Held {
  listing: HeldSuites['listing'];
  /** @param proxy to go through; null to ask the target itself */
  release(target: ResolvedTarget, proxy: Proxy | null): Promise<SuiteEnding>;
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
      NGHIEMTHU_TARGET: handedOver(withPlaceholders(target, platforms)),
      NGHIEMTHU_RETRIES: String(retries),
      NGHIEMTHU_CHROMIUM: chromium,
    },
  });
  return {
    ...{ listing: held.listing, end: () => held.end() },
    release: (standing, proxy) =>
      held.release({
        env: {
          NGHIEMTHU_TARGET: handedOver(standing),
          ...(proxy && wayThrough(proxy, scratch)),
        },
      }),
  };
}
