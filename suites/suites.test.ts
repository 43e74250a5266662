import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { rootFolder } from '../config/home.ts';
import { loadConfig } from '../config/load.ts';
import { configOfSuites, journeyEntry, platformOf } from './journey.ts';
import { journeysOf } from './suite.ts';

const SANDBOX = loadConfig({ root: rootFolder(), target: 'sandbox', env: process.env }).target;

const platforms = readdirSync(import.meta.dirname).filter((name) =>
  existsSync(join(import.meta.dirname, name, 'journeys')),
);

describe.each(platforms)('%s', (slug) => {
  const folder = join(import.meta.dirname, slug);
  const checks = join(folder, 'checks');

  test('every file of its journeys exports the journey it is named after, and each proves something', async () => {
    const journeys = await journeysOf(slug);
    expect(journeys.length).toBeGreaterThan(0);
    for (const one of journeys) expect(journeyEntry(one).proves.length).toBeGreaterThan(0);
    expect(journeys.map(({ name }) => name).sort()).toEqual(
      Object.keys(platformOf(slug).journeys).sort(),
    );
  });

  test('every check of the YAML has a case, and no case a name that is not there', () => {
    const specs = readdirSync(checks)
      .filter((file) => file.endsWith('.spec.ts'))
      .map((file) => readFileSync(join(checks, file), 'utf8'));
    const cases = specs.flatMap((spec) =>
      [...spec.matchAll(/(?:check|part)\(\s*'([a-z-]+)'/g)].map(([, name]) => name),
    );
    expect(cases.sort()).toEqual(Object.keys(platformOf(slug).checks).sort());
  });

  test('what its load proves is proved by the profiles that the sandbox runs', () => {
    const { load } = platformOf(slug);
    const profiles: readonly string[] = SANDBOX.load[slug]?.profiles ?? [];
    const proofs = Object.entries(load).flatMap(([name, { thresholds, effect }]) =>
      [...thresholds.flatMap(({ proves }) => proves), ...(effect?.proves ?? [])].map((id) => ({
        id,
        name,
      })),
    );
    // A requirement that another profile is to prove, too, stays not run: a trial of the sandbox is undecided.
    expect(proofs.filter(({ name }) => !profiles.includes(name))).toEqual([]);
  });

  test('every permission is tried', async () => {
    const file = join(folder, 'products', 'sandbox', 'rights.ts');
    const { TRIED } = (await import(file)) as { TRIED: readonly string[] };
    const { permissions } = configOfSuites().roles;
    expect([...TRIED].sort()).toEqual(Object.keys(permissions[slug] ?? {}).sort());
  });
});
