import Ajv from 'ajv/dist/2020.js';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { home } from '../config/home.ts';
import { platformSchemas } from './schema.ts';

const schemas = Object.entries(await platformSchemas());

test.each(schemas)('%s is current, and its platform names and fits it', (file, text) => {
  expect(readFileSync(join(home, 'config', 'schema', file), 'utf8')).toBe(text);
  const slug = file.split('.')[1] ?? '';
  const yaml = readFileSync(join(home, 'config', 'platforms', slug, 'platform.yaml'), 'utf8');
  expect(yaml.split('\n')[0]).toBe(`# yaml-language-server: $schema=../../schema/${file}`);
  const validate = new Ajv.default({ strict: false }).compile(JSON.parse(text) as object);
  const value = parse(yaml) as { settings: Record<string, unknown> };
  expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  const [first = ''] = Object.keys(value.settings);
  expect(validate({ ...value, settings: { ...value.settings, [`${first}s`]: 1 } })).toBe(false);
});

test('there is one for every suite that has settings', () => {
  expect(schemas.map(([file]) => file)).toContain('platform.procedures.schema.json');
});
