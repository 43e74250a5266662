import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Fault } from '../reading/faults.ts';
import { foldersIn, namesIn } from '../reading/folders.ts';
import type { Read } from '../reading/reporter.ts';
import { readCatalogue } from './catalogue.ts';
import type { CatalogueRow } from './catalogue.ts';
import { Platform } from './platform.ts';
import { Permissions } from './roles.ts';
import { readShaped } from '../reading/shaped-file.ts';

const FOLDER = 'config/platforms';

/** What stands in `config/platforms/<slug>/`. */
export interface PlatformFolder {
  slug: string;
  /** Null where the file is absent or wrong, which is a fault. */
  platform: Read<Platform> | null;
  /** Null where there is no such file, or a wrong one. */
  permissions: Read<Permissions> | null;
  catalogues: Record<string, CatalogueRow[]>;
  /** Files that were read, relative to the root. */
  files: string[];
}

/** Slugs of all platforms, in their order. */
export function platformsIn(root: string): string[] {
  return foldersIn(root, FOLDER);
}

export function platformFile(slug: string): string {
  return `${FOLDER}/${slug}/platform.yaml`;
}

/** Reads the folder of each platform. */
export function readPlatforms(root: string, faults: Fault[]): PlatformFolder[] {
  for (const name of namesIn(root, FOLDER)) {
    const message = `found a file, expected it as ${platformFile(name)}`;
    faults.push({ file: `${FOLDER}/${name}.yaml`, line: 1, column: 1, message });
  }
  return platformsIn(root).map((slug) => readPlatform(root, slug, faults));
}

function readPlatform(root: string, slug: string, faults: Fault[]): PlatformFolder {
  const at = (name: string) => `${FOLDER}/${slug}/${name}`;
  const platform = readShaped(root, platformFile(slug), Platform, faults);
  const own = at('permissions.yaml');
  const hasPermissions = existsSync(join(root, own));
  const permissions = hasPermissions ? readShaped(root, own, Permissions, faults) : null;
  const entries = Object.entries(platform?.value.catalogues ?? {});
  const catalogues = entries.map(([name, catalogue]) => [
    name,
    readCatalogue(root, at(`catalogues/${catalogue.file}`), catalogue, faults),
  ]);
  const files = [
    platformFile(slug),
    ...(hasPermissions ? [own] : []),
    ...entries.map(([, { file }]) => at(`catalogues/${file}`)),
  ];
  return { slug, platform, permissions, catalogues: Object.fromEntries(catalogues), files };
}
