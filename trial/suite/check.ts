import { handedOver } from '../../config/targets/handed.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Fault } from '../../config/reading/faults.ts';
import { loadSuiteConfig } from '../../config/load.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import { inspect } from './inspect.ts';
import { withPlaceholders } from './open.ts';
import { listSuites } from './playwright.ts';

/** No target is needed to read the suites: whatever they ask of one leads nowhere. */
const nobody: ResolvedTarget = {
  ...{ name: 'check', kind: 'trial', title: { vi: '', en: '' }, managed: false, mutants: false },
  products: {},
  ...{ addresses: {}, accounts: [], units: { home: '', other: '' }, environment: [], canaries: [] },
  load: {},
};

/** Reads the suites of all platforms without running them, and tells what is wrong with them. */
export async function checkSuites(root: string): Promise<Fault[]> {
  const { platforms } = loadSuiteConfig(root);
  const slugs = platforms.map(({ slug }) => slug);
  const scratch = await mkdtemp(path.join(tmpdir(), 'nghiemthu-check-'));
  try {
    const listing = await listSuites({
      ...{ root, scratch, platforms: slugs, grep: null, onlySafe: false, shard: null, skip: [] },
      env: { NGHIEMTHU_TARGET: handedOver(withPlaceholders(nobody, platforms)) },
      ...{ named: [], stop: new AbortController().signal },
    });
    return inspect(listing, { root, configured: platforms, listed: slugs });
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}
