import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { platformsIn } from '../platforms/read.ts';
import { didYouMean, either } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { namesIn } from '../reading/folders.ts';
import { shaped } from '../reading/shape.ts';
import { readYaml } from '../reading/source.ts';
import type { Source } from '../reading/source.ts';
import { merged } from './merge.ts';
import type { Part } from './merge.ts';

/** What is said once for all platforms. */
export const MONITORS_FILE = 'config/monitors.yaml';
/** What is said of one platform: a file each. */
const FOLDER = 'config/monitors';

/** The groups of a platform's file; what stands in them is checked where all files are one. */
const Groups = z.strictObject({
  objective: z.unknown().optional(),
  modules: z.record(z.string(), z.unknown()).default({}),
  probes: z.record(z.string(), z.unknown()).default({}),
});

export interface MonitorsFiles {
  /** All files as one; null where the first cannot be read. */
  source: Source | null;
  /** Paths relative to the root. */
  files: string[];
}

/** Platforms that have a file of their own in `config/monitors/`. */
export function watchedPlatforms(root: string): string[] {
  return namesIn(root, FOLDER);
}

/** Reads one whole file, as `--config` names it. */
export function readWhole(root: string, file: string, faults: Fault[]): MonitorsFiles {
  return { source: readYaml(root, file, faults, { aliases: true }), files: [file] };
}

/**
 * Reads `config/monitors.yaml` and the files of these platforms as one. A file of a platform that is not configured,
 * and a name that two files define, are faults.
 */
export function readMonitors(
  root: string,
  slugs: readonly string[],
  faults: Fault[],
): MonitorsFiles {
  const main = readYaml(root, MONITORS_FILE, faults, { aliases: true });
  const known = platformsIn(root);
  for (const name of watchedPlatforms(root)) {
    if (known.includes(name)) continue;
    const message = `found a file of the platform ${name}, expected ${either(known)}${didYouMean(name, known)}`;
    faults.push({ file: fileOf(name), line: 1, column: 1, message });
  }
  const own = known.filter((slug) => slugs.includes(slug) && isWatched(root, slug));
  const parts = own.flatMap((slug) => partOf(root, slug, faults));
  return {
    source: main && merged(main, parts, faults),
    files: [MONITORS_FILE, ...own.map(fileOf)],
  };
}

/** The path of a platform's file, relative to the root. */
export function fileOf(slug: string): string {
  return `${FOLDER}/${slug}.yaml`;
}

/** Whether a platform has a file of its own. */
export function isWatched(root: string, slug: string): boolean {
  return existsSync(join(root, fileOf(slug)));
}

function partOf(root: string, slug: string, faults: Fault[]): Part[] {
  const source = readYaml(root, fileOf(slug), faults, { aliases: true });
  const value = source && shaped(Groups, source, faults);
  return source === null || value === null ? [] : [{ slug, source, value }];
}
