import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '..');
const suites = path.join(root, 'suites');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Cases {
  [name: string]: { actsOn?: string[] };
}

/** Slug → the other platforms that its journeys and checks act on. */
const acting = new Map(
  globSync('config/platforms/*/platform.yaml', { cwd: root }).map((file) => {
    const { slug, journeys, checks } = parse(read(file)) as {
      slug: string;
      journeys: Cases;
      checks: Cases;
    };
    const all = [...Object.values(journeys), ...Object.values(checks)];
    return [slug, new Set(all.flatMap(({ actsOn = [] }) => actsOn))] as const;
  }),
);

/** What any product of a platform does, in the words of its people. */
const WORDS = /^(?:product|prepare|settings)\.ts$|^offer\//;

/** What a file of a suite imports of other platforms' suites, as `slug/file`. */
function foreign(file: string, text: string): string[] {
  const own = file.split('/')[0];
  return [...text.matchAll(/from '(\.[^']+)'/g)].flatMap(([, to = '']) => {
    const target = path.posix.join(path.posix.dirname(file), to);
    const [slug = ''] = target.split('/');
    return acting.has(slug) && slug !== own ? [target] : [];
  });
}

function mayImport(file: string, target: string): boolean {
  const [own = ''] = file.split('/');
  const [slug = '', ...rest] = target.split('/');
  return (acting.get(own)?.has(slug) ?? false) && WORDS.test(rest.join('/'));
}

test('a suite imports of another only what any product does, where it acts on that platform', () => {
  const files = [...acting.keys()].flatMap((slug) =>
    globSync(`${slug}/**/*.ts`, { cwd: suites }).map((file) => file.replaceAll(path.sep, '/')),
  );
  const found = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => foreign(file, read(`suites/${file}`)).map((target) => ({ file, target })));
  expect(found.length).toBeGreaterThan(0);
  expect(found.filter(({ file, target }) => !mayImport(file, target))).toEqual([]);
});

test('a product of another platform, and a platform that is not acted on, are refused', () => {
  const across = [...acting].find(([, others]) => others.size > 0);
  if (across === undefined) throw new Error('no platform acts on another');
  const [slug, [other = '']] = across;
  const file = `${slug}/checks/x.spec.ts`;
  const planted = `import { a } from '../../${other}/products/sandbox/product.ts';`;
  const [target = ''] = foreign(file, planted);
  expect(target).toBe(`${other}/products/sandbox/product.ts`);
  expect(mayImport(file, target)).toBe(false);
  expect(mayImport(file, `${other}/offer/x.ts`)).toBe(true);
  expect(mayImport(`${other}/checks/x.spec.ts`, `${slug}/product.ts`)).toBe(false);
});
