import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configOfSuites } from './journey.ts';
import { findJourney } from './suite.ts';

const { platforms } = configOfSuites();
const named = platforms.flatMap(({ slug, journeys }) =>
  Object.keys(journeys).map((name) => [slug, name] as const),
);

test.each(named)('%s: the journey %s is found by its name', async (platform, name) => {
  const { journey, signIn } = await findJourney(platform, name);
  expect(journey).toMatchObject({ platform, name });
  expect(signIn).toBeTypeOf('function');
});

test('the folder has no journey that the YAML does not name', () => {
  const files = platforms.flatMap(({ slug }) =>
    readdirSync(join(import.meta.dirname, slug, 'journeys')).map((file) => `${slug}/${file}`),
  );
  expect(files.sort()).toEqual(named.map(([slug, name]) => `${slug}/${name}.ts`).sort());
  expect(files.length).toBeGreaterThan(10);
});

test('what is not there is told', async () => {
  await expect(findJourney('procedures', 'no-such')).rejects.toThrow(
    'no file suites/procedures/journeys/no-such.ts',
  );
});

test('suites expect with the limit of the suites, in a live probe too', () => {
  const files = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' });
  const own = files.filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const other = own.filter((file) =>
    /import \{[^}]*\bexpect\b[^}]*\} from '@playwright\/test'/.test(
      readFileSync(join(import.meta.dirname, file), 'utf8'),
    ),
  );
  expect(other).toEqual(['stage/expect.ts']);
});
