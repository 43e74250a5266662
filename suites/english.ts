import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Phrases } from '../words/phrases.ts';
import { STAGE_PHRASES } from './stage/english.ts';

/** What `suites/<slug>/english.ts` exports as `english`: the English of what the suite says in Vietnamese. */
type English = Readonly<Record<string, string>>;

/** What of a configuration has both languages. */
interface Named {
  platforms: readonly { slug: string }[];
  roles: unknown;
}

/**
 * The English of what suites say in Vietnamese: of `suites/<slug>/english.ts`, and of all names that the configuration
 * has in both languages.
 * @param root the folder that holds `suites/`
 */
export async function phrasesOf(root: string, { platforms, roles }: Named): Promise<Phrases> {
  const own = await Promise.all(platforms.map(({ slug }) => englishOf(root, slug)));
  return new Phrases([
    ...own.flatMap((all) => Object.entries(all)),
    ...Object.entries(STAGE_PHRASES),
    ...pairsIn(platforms),
    ...pairsIn(roles),
  ]);
}

async function englishOf(root: string, slug: string): Promise<English> {
  const file = join(root, 'suites', slug, 'english.ts');
  if (!existsSync(file)) return {};
  const { english } = (await import(pathToFileURL(file).href)) as { english?: English };
  return english ?? {};
}

/** Every `{ vi, en }` within a value. */
function pairsIn(value: unknown): [vi: string, en: string][] {
  if (typeof value !== 'object' || value === null) return [];
  if (
    'vi' in value &&
    'en' in value &&
    typeof value.vi === 'string' &&
    typeof value.en === 'string'
  )
    return [[value.vi, value.en]];
  return Object.values(value).flatMap(pairsIn);
}
