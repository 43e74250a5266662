import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { LearntRoute } from './learnt.ts';
import { operatorNamed, operators } from './operators/registry.ts';
import { every, plan } from './plan.ts';
import type { Seen } from './routes/route.ts';

const route = (pattern: string, places: Record<string, string[]>): LearntRoute => ({
  ...{ route: { address: 'here', method: 'GET', pattern }, cases: ['a'], places },
});
const many = Array.from({ length: 200 }, (_, i) => `place ${i}`);
const routes = [
  route('/long', { 'text-changed': many, empty: [''] }),
  ...['/a', '/b', '/c'].map((one) => route(one, { empty: [''], hangs: [''] })),
];

test('a page full of text does not take the sample for itself', () => {
  const first = plan(routes, 7, 4).map((one) => one.route.pattern);
  expect(first.toSorted()).toEqual(['/a', '/b', '/c', '/long']);
});

test('the same seed chooses the same, more of it begin alike, none comes twice', () => {
  const ids = plan(routes, 7, 100).map(({ id }) => id);
  expect(plan(routes, 7, 10).map(({ id }) => id)).toEqual(ids.slice(0, 10));
  expect(plan(routes, 8, 10).map(({ id }) => id)).not.toEqual(ids.slice(0, 10));
  expect(new Set(ids).size).toBe(100);
  expect(plan(routes, 7, 10_000).length).toBe(every(routes).length);
});

test('every kind of mutant of the folder stands in the registry', async () => {
  const folder = join(import.meta.dirname, 'operators');
  const files = readdirSync(folder).filter((file) => !file.endsWith('.test.ts'));
  const modules = await Promise.all(
    files.map(async (file) => [file, await import(join(folder, file))] as const),
  );
  const kinds = modules.flatMap(([file, one]: readonly [string, { operator?: unknown }]) =>
    one.operator === undefined ? [] : [file.replace(/\.ts$/, '')],
  );
  expect(operators.map(({ name }) => name).toSorted()).toEqual(kinds.toSorted());
});

const headersLost = (status: number, ...names: string[]) => {
  const headers = names.map((name) => [name, name === 'content-type' ? 'text/html' : 'x'] as const);
  const seen = { status, headers } as unknown as Seen;
  const route = { address: 'here', method: 'GET', pattern: '/' };
  return operatorNamed('header-lost').places({ route, seen: [seen] }, {});
};

test('a header is lost only where somebody reads it', () => {
  const policy = 'content-security-policy';
  expect(headersLost(200, 'content-type', policy, 'etag', 'vary', 'date')).toEqual([
    policy,
    'content-type',
  ]);
  expect(headersLost(200, policy, 'x-content-type-options')).toEqual(['x-content-type-options']);
  expect(headersLost(303, 'location', 'content-type', policy)).toEqual(['location']);
});
