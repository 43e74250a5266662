import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../config/load.ts';
import { profileOn, withAddresses } from '../../config/targets/resolve.ts';
import { knownK6 } from '../../setup/k6.mjs';
import { home } from '../../config/home.ts';
import { runLoad } from '../load/k6.ts';
import type { LoadResult } from '../load/k6.ts';
import type { RemoteWrite } from '../load/run.ts';

/** k6 with the profile `smoke` on stand-ins that a test started. It tells a Prometheus of it where one is named. */
export async function smoke(
  addresses: Record<string, string>,
  duration: string,
  more: { remoteWrite?: RemoteWrite; stop?: AbortSignal } = {},
): Promise<LoadResult> {
  const { target, platforms, plan } = loadConfig({ root: home, target: 'sandbox', env: {} });
  const platform = platforms.find(({ slug }) => slug === 'procedures');
  const profile = platform && profileOn(target, platform, 'smoke');
  const k6 = knownK6()?.path;
  if (!platform || !profile || k6 === undefined) throw new Error('there is no k6, or no profile');
  const folder = mkdtempSync(join(tmpdir(), 'smoke-'));
  try {
    return await runLoad({
      ...{
        root: home,
        folder,
        scratch: folder,
        k6,
        platform,
        name: 'smoke',
        rules: plan.load,
      },
      ...{ target: withAddresses(target, addresses), profile: { ...profile, duration } },
      ...{ mask: (text) => text, stop: new AbortController().signal, ...more },
    });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
