import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Journey } from '../journey.ts';
import { configOfSuites, journeyEntry, platformOf } from '../journey.ts';
import { TRIED } from './products/sandbox/rights.ts';
import { settings } from './settings.ts';

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
  expect(journey).toMatchObject({ platform: 'documents', name });
  expect(journey && journeyEntry(journey).proves.length).toBeGreaterThan(0);
});

test('every check of the YAML has a case, and no case a name that is not there', () => {
  const cases = [...specs.matchAll(/(?:check|part)\(\s*'([a-z-]+)'/g)].map((match) => match[1]);
  expect(cases.sort()).toEqual(Object.keys(platformOf('documents').checks).sort());
});

test('every permission is tried', () => {
  const { permissions } = configOfSuites().roles;
  expect([...TRIED].sort()).toEqual(Object.keys(permissions['documents'] ?? {}).sort());
});

test('every case works with a kind that the exchange has, and those that a fault is bound to share none', () => {
  const { cases, kinds } = settings();
  for (const [name, kind] of Object.entries(cases)) expect(kinds[kind ?? ''], name).toBeDefined();
  // The ordinary letter is nobody's own, a draft that is never sent meets no case of the exchange, a defect of what
  // comes in does not meet what goes out, and two drafts lose their comment alike.
  const apart = ['draft-from-template', 'signed-envelopes', 'large-file', 'draft-and-approve'];
  const own = Object.entries(cases)
    .filter(([name, kind]) => kind !== '18' && !apart.includes(name))
    .map(([, kind]) => kind);
  expect(new Set(own).size).toBe(own.length);
});
