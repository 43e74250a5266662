import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { Faults } from './faults/faults.ts';
import { addressNames, startSandbox } from './sandbox.ts';
import { faultsOf, loadStandIns, slugs, UnknownStandIn } from './stand-ins.ts';

/** Rooms that all stand-ins share. */
const SHARED = ['data', 'faults', 'links', 'signing', 'web'];

const here = (...parts: string[]) => path.join(import.meta.dirname, ...parts);
const folders = new Set(
  globSync('*/**/*.ts', { cwd: here() }).map((one) => one.split(path.sep)[0]!),
);
const standIns = await loadStandIns();
const twice = (names: string[]) => names.filter((name, at) => names.indexOf(name) !== at);

test('every folder is a stand-in or a shared room, and the registry has each stand-in', () => {
  expect([...folders].filter((one) => !SHARED.includes(one)).toSorted()).toEqual(slugs);
  expect([...standIns.keys()].toSorted()).toEqual(slugs);
  for (const slug of slugs) expect(existsSync(here(slug, 'faults')), slug).toBe(true);
});

test('addresses, faults and settings of all stand-ins have names of their own', () => {
  expect(twice(addressNames(standIns))).toEqual([]);
  expect(twice(faultsOf(standIns).map(({ id }) => id))).toEqual([]);
  const settings = [...standIns.values()].flatMap((one) => Object.keys(one.settings ?? {}));
  expect(twice(settings)).toEqual([]);
});

test('a fault says what it imitates, and asks its work of a stand-in', () => {
  for (const { id, imitates, provoke, restore } of faultsOf(standIns)) {
    expect(imitates, id).toMatch(/^\p{Lu}.*\.$/u);
    for (const work of [provoke, restore])
      if (work !== undefined) expect(slugs, id).toContain(work.split('/')[0]);
  }
});

test('every fault has a line in the README of its stand-in', () => {
  for (const { id, standIn, requirement } of faultsOf(standIns))
    expect(readFileSync(here(standIn, 'README.md'), 'utf8')).toMatch(
      new RegExp(`^\\|[^|]*\\b${id}\\b[^|]*\\| ${requirement} `, 'm'),
    );
});

test('no stand-in imports another, and what is shared imports none', () => {
  const files = globSync('**/*.ts', { cwd: here() }).filter((one) => !/test(ing)?[./]/.test(one));
  expect(files.length).toBeGreaterThan(50);
  for (const file of files) {
    const own = file.split(path.sep)[0]!;
    const imported = readFileSync(here(file), 'utf8').matchAll(/from '(\.[^']+)'/g);
    for (const [, to] of imported) {
      const [room] = path.relative(here(), here(path.dirname(file), to!)).split(path.sep);
      if (slugs.includes(room!)) expect(room, `${file} imports ${to}`).toBe(own);
    }
  }
});

test('a stand-in comes after those it needs, and an unknown one is refused', async () => {
  for (const slug of slugs) {
    const order = [...(await loadStandIns([slug])).keys()];
    expect(order.at(-1)).toBe(slug);
    for (const need of Object.keys(standIns.get(slug)!.connects)) expect(order).toContain(need);
  }
  await expect(loadStandIns(['gone'])).rejects.toThrow(UnknownStandIn);
});

test('a stand-in that cannot start leaves no server behind', async () => {
  const options = { seed: 1, port: 0, platforms: ['vneid'], settings: {} };
  await expect(startSandbox({ ...options, faults: ['gone'] })).rejects.toThrow('no fault gone');
});

test('a fault shows at its places alone', () => {
  const spec = { id: 'one', imitates: '', requirement: 'X-01' };
  const faults = new Faults([
    { ...spec, id: 'everywhere' },
    { ...spec, where: { unit: ['19'], field: ['a', 'b'] } },
  ]);
  expect(faults.isOn('everywhere')).toBe(false);
  faults.switch('everywhere', true);
  faults.switch('one', true);
  expect(faults.isOn('everywhere')).toBe(true);
  expect(faults.isOn('one', { unit: '19', field: 'b' })).toBe(true);
  expect(
    [{}, { unit: '19' }, { unit: '20', field: 'a' }].some((at) => faults.isOn('one', at)),
  ).toBe(false);
});
