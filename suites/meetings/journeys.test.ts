import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Journey } from '../journey.ts';
import { configOfSuites, journeyEntry, platformOf } from '../journey.ts';
import { TRIED } from './products/sandbox/rights.ts';

const FOLDER = join(import.meta.dirname, 'journeys');
const CHECKS = join(import.meta.dirname, 'checks');
const names = readdirSync(FOLDER).map((file) => file.replace(/\.ts$/, ''));
const specs = readdirSync(CHECKS)
  .filter((file) => file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join(CHECKS, file), 'utf8'))
  .join('\n');

test.each(names)('%s exports the journey it is named after', async (name) => {
  const module = (await import(join(FOLDER, `${name}.ts`))) as Record<string, Journey>;
  const [journey] = Object.values(module);
  expect(journey).toMatchObject({ platform: 'meetings', name });
  expect(journey && journeyEntry(journey).proves.length).toBeGreaterThan(0);
});

test('every check of the YAML has a case, and no case a name that is not there', () => {
  const cases = [...specs.matchAll(/(?:check|part)\(\s*'([a-z-]+)'/g)].map((match) => match[1]);
  expect(cases.sort()).toEqual(Object.keys(platformOf('meetings').checks).sort());
});

test('every permission is tried', () => {
  const { permissions } = configOfSuites().roles;
  expect([...TRIED].sort()).toEqual(Object.keys(permissions['meetings'] ?? {}).sort());
});
