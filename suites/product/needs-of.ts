import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootFolder } from '../../config/home.ts';
import type { ResolvedTarget } from '../../config/targets/resolve.ts';
import type { ProductNeeds } from './needs.ts';
import { vendorOf } from '../../config/targets/products.ts';

/** What the journeys of a target's product look for; undefined where its folder does not say. */
export async function needsOf(
  platform: string,
  target: ResolvedTarget,
): Promise<ProductNeeds | undefined> {
  const folder = join(rootFolder(), 'suites', platform, 'products', vendorOf(target, platform));
  const file = join(folder, 'needs.ts');
  if (!existsSync(file)) return undefined;
  const { needs } = (await import(pathToFileURL(file).href)) as { needs?: ProductNeeds };
  return needs;
}
