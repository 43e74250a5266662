import path from 'node:path';

/** What a repository of its own imports in place of our files. */
const SUITE = 'nghiemthu/suite';
const IMPORT = /^(import|export)( type)? \{([^}]*)\} from '(\.[^']+)';\n/gm;

/**
 * A module of a platform's suite as it stands in a repository of its own: what it imports from outside the platforms'
 * suites comes from the package, types and values in one line each.
 * @param file place of the module under `suites/<platform>/`
 * @param platforms whose suites stand in that repository, too
 */
export function fromPackage(text: string, file: string, platforms: ReadonlySet<string>): string {
  const isThere = (target: string) => {
    const [room, platform = ''] = target.split('/');
    return room === 'suites' && platforms.has(platform);
  };
  const taken = new Map<string, string[]>();
  let first = -1;
  const rest = text.replace(
    IMPORT,
    (line, verb: string, type = '', names: string, from, at: number) => {
      if (isThere(path.posix.join(path.posix.dirname(file), from))) return line;
      if (first < 0) first = at;
      const head = `${verb}${type}`;
      const found = names.split(',').map((name) => name.trim());
      taken.set(head, [...(taken.get(head) ?? []), ...found.filter(Boolean)]);
      return '';
    },
  );
  const lines = [...taken].map(
    ([head, names]) => `${head} { ${[...new Set(names)].sort().join(', ')} } from '${SUITE}';\n`,
  );
  if (first < 0) return text;
  const body = rest.slice(first).replaceAll(/\n{3,}/g, '\n\n');
  return rest.slice(0, first) + lines.join('') + body;
}
