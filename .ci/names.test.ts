import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

/** Rooms in which no platform, vendor or province is named. Tests, and what only they use, may name them. */
const CLEAN = [
  'config/**/*.ts',
  'monitors/**/*.{ts,yml,tmpl,json}',
  'records/**/*.ts',
  'reports/**/*.ts',
  'trial/**/*.ts',
  'cli/**/*.ts',
  'bench/**/*.ts',
  'suites/*.ts',
  'suites/evidence/**/*.ts',
  'suites/stage/**/*.ts',
  'words/**/*.ts',
];
const OF_TESTS = /\.test\.ts$|(?:^|\/)(?:testing|testdata|tests)\//;

interface Named {
  platforms: { slug: string; prefix: string; addresses: string[] }[];
  products: string[];
  owners: string[];
  province: string[];
}

/** Everything that has a name of its own in this repository's configuration. */
function named(): Named {
  const platforms = globSync('config/platforms/*/platform.yaml', { cwd: root }).map(
    (file) => parse(read(file)) as Named['platforms'][number],
  );
  const plan = parse(read('config/plan.yaml')) as {
    province: { name: { vi: string; en: string } };
    owners: Record<string, { name: { vi: string } }>;
  };
  const targets = globSync('config/targets/*.yaml', { cwd: root }).map(
    (file) => parse(read(file)) as { products?: Record<string, string> },
  );
  const deployed = targets.flatMap(({ products = {} }) => Object.values(products));
  const folders = globSync('suites/*/products/*', { cwd: root }).map((file) => path.basename(file));
  const own = plan.province.name.vi.replace(/^(?:Tỉnh|Thành phố) /, '');
  const latin = plan.province.name.en.replace(/ (?:Province|City)$/, '');
  return {
    platforms,
    // The stand-in is the product that everybody has.
    products: [...new Set([...deployed, ...folders])].filter((name) => name !== 'sandbox'),
    // A firm's name begins with its letters; an office is called by a word of everyday language.
    owners: Object.values(plan.owners).flatMap(({ name }) => /^[A-Z]{3,}\b/.exec(name.vi) ?? []),
    province: [own, latin, latin.toLowerCase().replaceAll(' ', '-'), latin.replaceAll(' ', '')],
  };
}

/**
 * A prefix may be a slug in capitals: it is a name as it is written. `/BC-${code}` is how a number of official papers
 * names their kind, which is no requirement.
 */
const word = (text: string) =>
  new RegExp(
    `(?<![\\p{L}\\p{N}_])${text}(?![\\p{L}\\p{N}_]|-\\$\\{)`,
    text === text.toUpperCase() ? 'u' : 'iu',
  );
/** A slug may be an English word: it is a name in quotes, in a path, and as a key. */
const slug = (text: string) =>
  new RegExp(
    `(['"\`])${text}\\1|(?:platforms|monitors|suites|sandbox)/${text}\\b|\\b(?:platform|slug)\\b[=: "'\`]+${text}\\b|\\.${text}\\b(?=[.\\]])`,
    'u',
  );

const known = named();

function patterns(): [name: string, RegExp][] {
  const { platforms, products, owners, province } = known;
  const slugs = platforms.map((one) => one.slug);
  const words = [
    ...platforms.flatMap(({ prefix, addresses }) => [prefix, ...addresses]),
    ...[...products, ...province],
    ...owners,
  ].filter((name) => !slugs.includes(name));
  return [
    ...words.map((name): [string, RegExp] => [name, word(name)]),
    ...slugs.map((name): [string, RegExp] => [name, slug(name)]),
  ];
}

function found(file: string, text: string): string[] {
  const own = patterns().filter(([, pattern]) => pattern.test(text));
  return own.flatMap(([name, pattern]) =>
    text
      .split('\n')
      .flatMap((line, i) =>
        pattern.test(line) ? [`${file}:${i + 1}: ${name}: ${line.trim()}`] : [],
      ),
  );
}

describe.each(CLEAN)('%s', (glob) => {
  const files = globSync(glob, { cwd: root }).filter((file) => !OF_TESTS.test(file));

  test('names no platform, vendor or province', () => {
    expect(files.length).toBeGreaterThan(0);
    expect(files.flatMap((file) => found(file, read(file)))).toEqual([]);
  });
});

test('a name is found in each form it takes', () => {
  const { platforms, province } = known;
  const [platform] = platforms;
  if (platform === undefined) throw new Error('no platform is configured');
  const { slug: name, prefix, addresses } = platform;
  const forms = [
    `if (slug === '${name}') return;`,
    `import x from '../suites/${name}/test.ts';`,
    `catalogues.${name}.rows`,
    `matchers: [platform="${name}"]`,
    `like ${prefix}-01`,
    `addresses['${addresses.at(-1)}']`,
    ...province.map((one) => `// only in ${one}`),
  ];
  for (const form of forms) expect(found('config/x.ts', form), form).not.toEqual([]);
  expect(found('config/x.ts', `/** Reads ${name} of a list. */`)).toEqual([]);
});
