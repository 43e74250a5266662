import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { rootFolder } from '../config/home.ts';
import type { Phrases } from '../words/phrases.ts';
import { phrasesOf } from './english.ts';
import { configOfSuites } from './journey.ts';
import type { Journey } from './journey.ts';
import { readProducts, signInOf } from './product/product.ts';
import type { HouseParts, SignIn } from './stage/house.ts';

/** A journey and how its platform lets people in. */
export interface Walkable {
  journey: Journey;
  signIn: SignIn;
  /** English for what the journey says in Vietnamese; what has none stays. */
  phrases?: Phrases;
}

let phrases: Promise<Phrases> | undefined;

/**
 * Finds a journey by its place: `suites/<platform>/journeys/<name>.ts`. The folder is the registry, as the platform's
 * YAML is checked against it. People are let in as the product of the target does it.
 * @throws RangeError where there is no such journey or it is another's
 */
export async function findJourney(platform: string, name: string): Promise<Walkable> {
  const journey = await journeyIn(platform, name);
  await readProducts(platform);
  phrases ??= phrasesOf(rootFolder(), configOfSuites());
  return { journey, signIn: signInOf(platform), phrases: await phrases };
}

/** How each platform lets people in, for a walk that begins on one whose way is known. */
export function signInFrom(platform: string, signIn: SignIn): HouseParts['signInOf'] {
  return async (slug) => (slug === platform ? signIn : signInOf(slug));
}

/**
 * All journeys of a platform, in the order of their names.
 * @throws RangeError where a file of the folder exports no journey of its name
 */
export async function journeysOf(platform: string, root = rootFolder()): Promise<Journey[]> {
  const names = readdirSync(folderOf(platform, root))
    .filter((file) => file.endsWith('.ts') && !/\.(?:test|spec)\.ts$/.test(file))
    .map((file) => file.replace(/\.ts$/, ''))
    .sort();
  return Promise.all(names.map((name) => journeyIn(platform, name, root)));
}

function folderOf(platform: string, root: string): string {
  return join(root, 'suites', platform, 'journeys');
}

async function journeyIn(platform: string, name: string, root = rootFolder()): Promise<Journey> {
  const file = join(folderOf(platform, root), `${name}.ts`);
  if (!existsSync(file)) throw new RangeError(`no file suites/${platform}/journeys/${name}.ts`);
  const exported = Object.values(
    (await import(pathToFileURL(file).href)) as Record<string, Journey | undefined>,
  );
  const journey = exported.find((one) => one?.platform === platform && one.name === name);
  if (journey === undefined)
    throw new RangeError(`suites/${platform}/journeys/${name}.ts exports no journey ${name}`);
  return journey;
}
