import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { faultsOf, loadStandIns, slugs } from '../sandbox/stand-ins.ts';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

interface Counted {
  slug: string;
  requirements: object;
  journeys?: object;
  checks?: object;
}

const platforms = globSync('config/platforms/*/platform.yaml', { cwd: root }).map(
  (file) => parse(read(file)) as Counted,
);

test('every platform has a page for people, and the table counts what is configured', async () => {
  const faults = faultsOf(await loadStandIns(slugs));
  const table = read('docs/platforms/README.md');
  const size = (all: object = {}) => Object.keys(all).length;
  for (const { slug, requirements, journeys, checks } of platforms) {
    expect(existsSync(path.join(root, `docs/platforms/${slug}.md`)), slug).toBe(true);
    const row = table.split('\n').find((line) => line.startsWith(`| [\`${slug}\`](${slug}.md)`));
    const told = row?.split('|').slice(2, 6).map(Number);
    const planted = faults.filter((fault) => fault.platform === slug).length;
    expect(told, slug).toEqual([size(requirements), size(journeys), size(checks), planted]);
  }
});
