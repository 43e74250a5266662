import { Resolver } from 'node:dns/promises';
import { readFileSync, statSync } from 'node:fs';
import { isIP } from 'node:net';
import type { ResolveName } from '../../look/look.ts';

/** Where this machine says which names it knows and whom it asks for others. */
export interface NameFiles {
  hosts: string;
  resolvConf: string;
  /** Name servers in place of those of `resolvConf`. */
  servers?: readonly string[];
}

type Address = Awaited<ReturnType<ResolveName>>[number];

/** Milliseconds a name server has at first, and how often it is asked. */
const ASKING = { timeout: 3_000, tries: 3 };
/** Answers of a name server: there is no such name, or the servers of its zone have failed. */
const ANSWERS = new Set([
  ...['ENOTFOUND', 'ENODATA', 'EBADNAME'],
  ...['ESERVFAIL', 'EREFUSED', 'ENOTIMP', 'EFORMERR', 'EBADRESP'],
]);

/** Whether an error is what a name server answered: only where none does is this machine at fault. */
export function isAnswer(error: unknown): boolean {
  return ANSWERS.has((error as NodeJS.ErrnoException).code ?? '');
}

/**
 * Looks names up by c-ares: the system's own look-up runs in a pool of four threads, where a few slow names hold up all
 * others. The file of hosts comes first, then the name servers and search domains of `resolv.conf`, read again when they
 * change.
 */
export function nameResolver(files: NameFiles): ResolveName {
  const hosts = fresh(files.hosts, hostsOf);
  const conf = fresh(files.resolvConf, (text) => ({
    ...searchOf(text),
    resolver: resolverFor(files),
  }));
  return async (name) => {
    const bare = name.toLowerCase().replace(/\.$/, '');
    const known = hosts().get(bare);
    if (known !== undefined) return known;
    if (/(?:^|\.)localhost$/.test(bare)) return LOCALHOST;
    const { resolver, search, dots } = conf();
    let first: unknown;
    for (const one of candidates(name, search, dots)) {
      try {
        return await ask(resolver, one);
      } catch (error) {
        const { code } = error as NodeJS.ErrnoException;
        first ??= error;
        // As getaddrinfo: only where a name does not exist is the next one tried.
        if (code !== 'ENOTFOUND' && code !== 'ENODATA') throw error;
      }
    }
    throw first;
  };
}

const LOCALHOST: Address[] = [
  { address: '127.0.0.1', family: 4 },
  { address: '::1', family: 6 },
];

/** Both families at once; an error only where neither has an address, what was answered before what was not. */
async function ask(resolver: Resolver, name: string): Promise<Address[]> {
  const families = [4, 6] as const;
  const asked = await Promise.allSettled([resolver.resolve4(name), resolver.resolve6(name)]);
  const found = asked.flatMap((one, i) =>
    one.status === 'fulfilled'
      ? one.value.map((address): Address => ({ address, family: families[i] ?? 4 }))
      : [],
  );
  if (found.length > 0) return found;
  const errors = asked.flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  throw errors.find(isAnswer) ?? errors[0];
}

function candidates(name: string, search: readonly string[], dots: number): string[] {
  if (name.endsWith('.')) return [name.slice(0, -1)];
  const further = search.map((domain) => `${name}.${domain}`);
  return name.split('.').length > dots ? [name, ...further] : [...further, name];
}

function resolverFor({ servers }: NameFiles): Resolver {
  const resolver = new Resolver(ASKING);
  if (servers !== undefined) resolver.setServers(servers);
  return resolver;
}

function hostsOf(text: string): Map<string, Address[]> {
  const all = new Map<string, Address[]>();
  for (const line of text.split('\n')) {
    const [address = '', ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const family = isIP(address);
    if (family === 0) continue;
    for (const name of names.map((one) => one.toLowerCase()))
      all.set(name, [...(all.get(name) ?? []), { address, family }]);
  }
  return all;
}

/** The last `search` or `domain` counts. */
function searchOf(text: string): { search: string[]; dots: number } {
  const lines = [...text.matchAll(/^(?:search|domain)[ \t]+(.+)$/gm)];
  const search = lines.at(-1)?.[1]?.trim().split(/\s+/) ?? [];
  const dots = /^options\b.*\bndots:(\d+)/m.exec(text)?.[1];
  return {
    search: search.map((one) => one.replace(/\.$/, '')).filter((one) => one !== ''),
    dots: Number(dots ?? 1),
  };
}

/** What a file comes to, made again when the file changes; one that is absent is empty. */
function fresh<T>(path: string, make: (text: string) => T): () => T {
  let kept: { stamp: string; value: T } | undefined;
  return () => {
    const { mtimeMs = 0, size = 0, ino = 0 } = statSync(path, { throwIfNoEntry: false }) ?? {};
    const stamp = `${mtimeMs} ${size} ${ino}`;
    if (kept?.stamp !== stamp) kept = { stamp, value: make(textOf(path)) };
    return kept.value;
  };
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}
