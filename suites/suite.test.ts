import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { configOfSuites } from './journey.ts';
import type { ResolvedTarget } from '../config/targets/resolve.ts';
import { rootFolder } from '../config/home.ts';
import { vendorOf, vendorsOf } from '../config/targets/products.ts';
import { vendorProduct } from './product/product.ts';
import { findJourney, journeysOf } from './suite.ts';

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

test('all journeys of a folder are found; a file that exports no journey of its name is refused', async () => {
  const all = await journeysOf('procedures');
  const own = named.filter(([platform]) => platform === 'procedures').map(([, name]) => name);
  expect(all.map(({ name }) => name)).toEqual(own.sort());
  const root = mkdtempSync(join(tmpdir(), 'journeys-'));
  mkdirSync(join(root, 'suites/counter/journeys'), { recursive: true });
  writeFileSync(join(root, 'suites/counter/journeys/take-number.ts'), 'export const other = {};');
  await expect(journeysOf('counter', root)).rejects.toThrow(
    'suites/counter/journeys/take-number.ts exports no journey take-number',
  );
  rmSync(root, { recursive: true });
});

test('a product is found by its folder, another name is reported with those that are there', async () => {
  const target = { products: { procedures: 'sandbok' } } as unknown as ResolvedTarget;
  await expect(vendorProduct('procedures', target)).rejects.toThrow(
    /^found no product sandbok in suites\/procedures\/products, expected .*sandbox; did you mean "sandbox"\?$/,
  );
  const unnamed = { products: {} } as ResolvedTarget;
  expect(vendorOf(unnamed, 'procedures')).toBe('sandbox');
  for (const vendor of vendorsOf('procedures', rootFolder()))
    expect(
      await vendorProduct('procedures', { products: { procedures: vendor } } as never),
    ).toHaveProperty('on');
});

test('journeys and checks say nothing of a product: no label, address, selector or path', () => {
  for (const { slug } of platforms) {
    const folders = ['journeys', 'checks'].map((name) => join(import.meta.dirname, slug, name));
    for (const folder of folders.filter((one) => existsSync(one)))
      for (const file of readdirSync(folder)) {
        const text = readFileSync(join(folder, file), 'utf8');
        const own = /getBy\w+\(|\.locator\(|addressOf\(|https?:\/\/|['"`]\/[a-z]|products\//g;
        expect(text.match(own) ?? [], `${slug}/${file}`).toEqual([]);
      }
  }
});

test('what is not there is reported', async () => {
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
