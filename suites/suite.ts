import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { HouseParts, SignIn } from './stage/house.ts';
import { ROOT } from './journey.ts';
import type { Journey } from './journey.ts';

/** A journey and how its platform lets people in. */
export interface Walkable {
  journey: Journey;
  signIn: SignIn;
}

/**
 * Finds a journey by its place: `suites/<platform>/journeys/<name>.ts`, and `signIn` in `suites/<platform>/sign-in.ts`.
 * The folder is the registry, as the platform's YAML is checked against it.
 * @throws RangeError where there is no such journey or it is another's
 */
export async function findJourney(platform: string, name: string): Promise<Walkable> {
  const folder = join(ROOT, 'suites', platform);
  const file = join(folder, 'journeys', `${name}.ts`);
  if (!existsSync(file)) throw new RangeError(`no file suites/${platform}/journeys/${name}.ts`);
  const exported = Object.values(await load<Record<string, Journey>>(file));
  const journey = exported.find((one) => one.platform === platform && one.name === name);
  if (journey === undefined)
    throw new RangeError(`suites/${platform}/journeys/${name}.ts exports no journey ${name}`);
  return { journey, signIn: await findSignIn(platform) };
}

/** How each platform lets people in, for a walk that begins on one whose way is known. */
export function signInFrom(platform: string, signIn: SignIn): HouseParts['signInOf'] {
  return async (slug) => (slug === platform ? signIn : findSignIn(slug));
}

/** How a platform lets people in: `signIn` in `suites/<platform>/sign-in.ts`. */
async function findSignIn(platform: string): Promise<SignIn> {
  const file = join(ROOT, 'suites', platform, 'sign-in.ts');
  const { signIn } = await load<{ signIn: SignIn }>(file);
  return signIn;
}

async function load<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(file).href)) as T;
}
