import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { Prober } from '../../config/monitoring/module.ts';
import { probes } from './registry.ts';

test('the registry has every probe of this folder and of the configuration, and no other', () => {
  const files = readdirSync(import.meta.dirname)
    .filter((file) => !file.endsWith('.test.ts') && file !== 'registry.ts')
    .map((file) => file.replace('.ts', ''))
    .sort();
  expect(Object.keys(probes).sort()).toEqual(files);
  expect([...Prober.options].sort()).toEqual(files);
  expect(files.length).toBeGreaterThanOrEqual(7);
});
