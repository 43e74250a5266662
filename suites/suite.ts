import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { SignIn } from './stage/house.ts';
import { rootFolder } from '../config/home.ts';
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
  const folder = join(rootFolder(), 'suites', platform);
  const file = join(folder, 'journeys', `${name}.ts`);
  if (!existsSync(file)) throw new RangeError(`no file suites/${platform}/journeys/${name}.ts`);
  const exported = Object.values(await load<Record<string, Journey>>(file));
  const journey = exported.find((one) => one.platform === platform && one.name === name);
  if (journey === undefined)
    throw new RangeError(`suites/${platform}/journeys/${name}.ts exports no journey ${name}`);
  const { signIn } = await load<{ signIn: SignIn }>(join(folder, 'sign-in.ts'));
  return { journey, signIn };
}

async function load<T>(file: string): Promise<T> {
  return (await import(pathToFileURL(file).href)) as T;
}
