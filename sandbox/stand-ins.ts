import { globSync } from 'node:fs';
import path from 'node:path';
import type { FaultSpec } from './faults/fault.ts';
import type { StandIn } from './stand-in.ts';

/** A fault as the outside sees it. */
export interface ListedFault extends FaultSpec {
  /** Slug of the stand-in that shows it. */
  standIn: string;
  platform: string;
}

/** No stand-in has this slug. */
export class UnknownStandIn extends Error {
  override name = 'UnknownStandIn';
}

/** TypeScript in a clone, JavaScript in a package. */
const FILE = `stand-in${path.extname(import.meta.filename)}`;

/** Slugs of the stand-ins: the folders that hold a `stand-in.ts`. */
export const slugs: readonly string[] = globSync(`*/${FILE}`, { cwd: import.meta.dirname })
  .map((file) => path.dirname(file))
  .toSorted();

/**
 * The stand-ins of these platforms and those they connect to, each after the ones it needs.
 * @param wanted slugs; all where empty
 * @throws {UnknownStandIn}
 */
export async function loadStandIns(
  wanted: readonly string[] = [],
): Promise<ReadonlyMap<string, StandIn>> {
  const loaded = new Map<string, StandIn>();
  const load = async (slug: string, neededBy: readonly string[]): Promise<void> => {
    if (loaded.has(slug)) return;
    if (!slugs.includes(slug))
      throw new UnknownStandIn(`no stand-in "${slug}"; there are ${slugs.join(', ')}`);
    if (neededBy.includes(slug))
      throw new Error(`stand-ins need each other: ${[...neededBy, slug].join(' → ')}`);
    const { standIn } = (await import(`./${slug}/stand-in.ts`)) as { standIn: StandIn };
    for (const need of Object.keys(standIn.connects)) await load(need, [...neededBy, slug]);
    loaded.set(slug, standIn);
  };
  for (const slug of wanted.length > 0 ? wanted : slugs) await load(slug, []);
  return loaded;
}

/** The faults of these stand-ins, those of one after those of another. */
export function faultsOf(standIns: ReadonlyMap<string, StandIn>): ListedFault[] {
  return [...standIns].flatMap(([standIn, { faults }]) =>
    faults.map((fault) => ({ platform: standIn, ...fault, standIn })),
  );
}
