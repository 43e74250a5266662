import Ajv from 'ajv/dist/2020.js';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { publishedSchemas, publishedText } from './write.ts';

const CONFIG = join(import.meta.dirname, '..');

test.each(Object.entries(publishedSchemas()))('%s is current', (file, text) => {
  expect(publishedText(file)).toBe(text);
});

const files = [
  ['platform', ...globSync('platforms/*/platform.yaml', { cwd: CONFIG })],
  ['permissions', ...globSync('platforms/*/permissions.yaml', { cwd: CONFIG })],
  ['platform-monitors', ...globSync('monitors/*.yaml', { cwd: CONFIG })],
  ['target', ...globSync('targets/*.yaml', { cwd: CONFIG })],
  ['monitors', 'monitors.yaml'],
  ['norms', 'norms.yaml'],
  ['plan', 'plan.yaml'],
  ['roles', 'roles.yaml'],
].flatMap(([schema = '', ...paths]) => paths.map((path) => [path, schema] as const));

test.each(files)('%s names the %s schema and fits it', (path, schema) => {
  const text = readFileSync(join(CONFIG, path), 'utf8');
  expect(text.split('\n')[0]).toMatch(
    new RegExp(
      `^# yaml-language-server: \\$schema=(?:\\.\\./)*schema/${schema}(?:\\.[a-z0-9-]+)?\\.schema\\.json$`,
    ),
  );
  const published = JSON.parse(publishedText(`${schema}.schema.json`)) as object;
  const validate = new Ajv.default({ strict: false }).compile(published);
  expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(true);
});
