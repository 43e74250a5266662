import type { Fault } from '../reading/faults.ts';
import type { Path, Place, Source } from '../reading/source.ts';

/** A platform's file. */
export interface Part {
  slug: string;
  source: Source;
  value: {
    objective?: unknown;
    modules: Record<string, unknown>;
    probes: Record<string, unknown>;
  };
}

/** Where a name is defined: its file, and the path there. */
interface Home {
  source: Source;
  path: Path;
}

/** What a platform's file defines, as the whole calls it. */
interface Definition extends Home {
  slug: string;
  group: 'modules' | 'probes' | 'objectives';
  name: string;
  value: unknown;
}

const WORDS = { modules: 'module', probes: 'probe', objectives: 'objective of' } as const;

/**
 * All files as one, that still knows where each value stands. A name that two files define is a fault, with both
 * places.
 */
export function merged(main: Source, parts: readonly Part[], faults: Fault[]): Source {
  if (!isMapping(main.value)) return main;
  const value: Record<string, unknown> = { ...main.value };
  const homes = new Map<string, Home>();
  for (const { slug, group, name, source, path, value: one } of parts.flatMap(definitions)) {
    const all = value[group] ?? {};
    // A group that is no mapping is a fault of the first file, which its shape shows.
    if (!isMapping(all)) continue;
    const key = `${group} ${name}`;
    if (Object.hasOwn(all, name)) {
      const other = homes.get(key) ?? { source: main, path: [group, name] };
      const { file, line, column } = other.source.atKey(other.path);
      const message = `found the ${WORDS[group]} ${name} again, expected it once: it stands in ${file}:${line}:${column}`;
      faults.push({ ...source.atKey(path), message });
      continue;
    }
    const isProbe = group === 'probes' && isMapping(one);
    if (isProbe && Object.hasOwn(one, 'platform'))
      faults.push({
        ...source.atKey([...path, 'platform']),
        message: 'found a platform, expected none: the file is of one platform alone',
      });
    homes.set(key, { source, path });
    value[group] = { ...all, [name]: isProbe ? { ...one, platform: slug } : one };
  }
  return { file: main.file, value, ...placesIn(main, homes) };
}

function definitions({ slug, source, value }: Part): Definition[] {
  const { objective, modules, probes } = value;
  const group = (group: 'modules' | 'probes', all: Record<string, unknown>) =>
    Object.entries(all).map(([name, one]): Definition => {
      return { slug, group, name, source, path: [group, name], value: one };
    });
  const aim: Definition[] =
    objective === undefined
      ? []
      : [{ slug, group: 'objectives', name: slug, source, path: ['objective'], value: objective }];
  return [...aim, ...group('modules', modules), ...group('probes', probes)];
}

function placesIn(main: Source, homes: ReadonlyMap<string, Home>) {
  const found = <T>(path: Path, ask: (source: Source, path: Path) => T): T => {
    const [group, name, ...rest] = path;
    const home = homes.get(`${String(group)} ${String(name)}`);
    return home === undefined ? ask(main, path) : ask(home.source, [...home.path, ...rest]);
  };
  return {
    at: (path: Path): Place => found(path, (source, inner) => source.at(inner)),
    atKey: (path: Path): Place => found(path, (source, inner) => source.atKey(inner)),
    textAt: (path: Path) => found(path, (source, inner) => source.textAt(inner)),
  };
}

function isMapping(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
