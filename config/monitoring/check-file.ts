import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { inOrder } from '../reading/faults.ts';
import type { Fault } from '../reading/faults.ts';
import { namesIn } from '../reading/folders.ts';
import { platformsIn } from '../platforms/read.ts';
import { readShaped } from '../reading/shaped-file.ts';
import { checkOn, readAround, watchable } from './around.ts';
import { asGo } from './as-go.ts';
import { doubts } from './doubts.ts';
import { fileOf, isWatched, MONITORS_FILE, readMonitors, watchedPlatforms } from './files.ts';
import { fill } from './fill.ts';
import { Monitors } from './monitors.ts';
import type { Read } from '../reading/reporter.ts';
import { Secrets } from '../reading/secrets.ts';
import type { Environment } from '../reading/secrets.ts';
import { shaped } from '../reading/shape.ts';
import { Target } from '../targets/target.ts';

export interface MonitorsFileCheck {
  /** Paths relative to the root. */
  files: string[];
  faults: Fault[];
  /** Secrets that are not set yet, and what means something else than it reads. */
  warnings: Fault[];
}

/**
 * Checks `config/monitors.yaml` and the files of all platforms beside it against every target, without needing
 * secrets. Faults of the files around them are not reported here.
 * @returns null where there is no such file
 */
export function checkMonitorsFile(root: string, env: Environment): MonitorsFileCheck | null {
  const isThere = existsSync(join(root, MONITORS_FILE)) || watchedPlatforms(root).length > 0;
  if (!isThere) return null;
  const faults: Fault[] = [];
  const warnings: Fault[] = [];
  const { source, files, read } = readFor(root, platformsIn(root), env, faults, warnings);
  const unset = new Set(warnings.map(placeOf));
  if (source !== null) warnings.push(...doubts(source));
  // The fault of one file in itself is reported once, not for each target.
  if (read !== null) faults.push(...checkOnTargets(root, env, warnings));
  // What is not filled in yet may have any shape.
  const known = faults.filter((fault) => !unset.has(placeOf(fault)));
  return { files, faults: inOrder(known), warnings: inOrder(warnings) };
}

/** The files as a monitor of these platforms reads them; null where their shape is wrong, which is a fault. */
function readFor(
  root: string,
  slugs: readonly string[],
  env: Environment,
  faults: Fault[],
  warnings: Fault[],
) {
  const { source, files } = readMonitors(root, slugs, faults);
  const filled = source && asGo(fill(source, root, env, new Secrets(), warnings));
  const value = filled && shaped(Monitors, filled, faults);
  const read: Read<Monitors> | null =
    filled === null || value === null ? null : { value, source: filled };
  return { source, files, read };
}

function placeOf({ file, line, column }: Fault): string {
  return `${file}:${line}:${column}`;
}

/** Each fault once, with the names of the targets where not all have it. */
function checkOnTargets(root: string, env: Environment, warnings: Fault[]): Fault[] {
  const elsewhere: Fault[] = [];
  const around = readAround(root, elsewhere);
  const targets = namesIn(root, 'config/targets').flatMap((name) => {
    const target = readShaped(root, `config/targets/${name}.yaml`, Target, elsewhere);
    return target === null ? [] : [target.value];
  });
  const wanted = new Set(targets.flatMap(({ platforms }) => Object.keys(platforms)));
  for (const slug of around.slugs.filter((slug) => isWatched(root, slug) && !wanted.has(slug)))
    warnings.push({
      ...{ file: fileOf(slug), line: 1, column: 1 },
      message: `found monitors of ${slug}, which no target is for; nobody looks`,
    });
  const found = new Map<string, { fault: Fault; on: Set<string> }>();
  for (const target of targets) {
    const faults: Fault[] = [];
    const watched = Object.keys(target.platforms);
    const { read } = readFor(root, watched, env, elsewhere, elsewhere);
    if (read === null) continue;
    checkOn(read, around, watchable(target, watched, around.platforms), faults);
    for (const fault of faults) {
      const key = JSON.stringify(fault);
      const known = found.get(key) ?? { fault, on: new Set() };
      found.set(key, { fault, on: known.on.add(target.name) });
    }
  }
  return [...found.values()].map(({ fault, on }) =>
    on.size === targets.length
      ? fault
      : { ...fault, message: `${fault.message} (on the target ${[...on].join(', ')})` },
  );
}
