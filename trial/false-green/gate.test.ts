import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addOther, makeSmall, trial, well, type Ran, type Small } from '../testing/small.ts';
import { expectHarnessFault, verdicts } from './expect.ts';
import { folderOf, gate, idOf } from './judged-again.ts';

let small: Small;
/** What the small platform answers, so that it can break between two parts of a trial. */
let broken = false;
beforeEach(async () => {
  broken = false;
  small = await makeSmall((request, response) => {
    if (broken && request.url === '/' && /k6/i.test(request.headers['user-agent'] ?? ''))
      response.statusCode = 500;
    return well(request, response);
  });
});
afterEach(async () => {
  await small.close();
});

/** Judges on a machine whose store knows nothing of the runs. */
function elsewhere(...more: string[]): Promise<Ran> {
  return gate({ ...small, store: path.join(path.dirname(small.store), 'elsewhere.db') }, ...more);
}

const shard = (part: string, ...more: string[]) => trial(small, ['--shard', part, ...more]);

describe('shards', () => {
  test('one of them alone is no trial', async () => {
    const second = await shard('2/2');
    expect(second.code).toBe(2);
    expectHarnessFault(await gate(small, folderOf(small, second)), 'shard-missing');
    expectHarnessFault(await gate(small, idOf(second)), 'shard-missing');
  });

  test('two of three are no trial, and the missing one is named', async () => {
    const parts = [await shard('1/3', '--no-load'), await shard('3/3')];
    const ran = await gate(small, ...parts.map(idOf));
    expectHarnessFault(ran, 'shard-missing');
    expect(ran.report?.harness.map(({ text }) => text.en).join()).toContain('2/3');
  });

  test('a failed load of one is not hidden by the other, in whatever order', async () => {
    const first = await shard('1/2');
    broken = true;
    const second = await shard('2/2');
    for (const order of [
      [first, second],
      [second, first],
    ]) {
      const ran = await gate(small, ...order.map(idOf));
      expect(verdicts(ran)['NHO-03']).toBe('fail');
      expect(ran.code).toBe(1);
    }
  });

  test('a failed case of one stays failed where another tells it as passed', async () => {
    const good = await trial(small, ['--no-load']);
    small.edit('suites/small/small.spec.ts', '{ found: true }', '{ found: false }');
    const bad = await trial(small, ['--no-load']);
    const both = await gate(small, idOf(good), idOf(bad));
    expect(both.code).toBe(3);
    expect(both.stderr).toMatch(/differ in: suites/);
  });

  test('parts of other suites, configuration or addresses are no parts', async () => {
    const first = await shard('1/2', '--no-load');
    small.edit('config/plan.yaml', 'allPass: 0.95', 'allPass: 0.96');
    const second = await shard('2/2', '--no-load');
    const mixed = await gate(small, idOf(first), idOf(second));
    expect(mixed.code).toBe(3);
    expect(mixed.stderr).toMatch(/differ in: configuration/);
    const moved = await trial(small, ['--shard', '1/2', '--no-load'], {
      SMALL_URL: small.url.replace('127.0.0.1', 'localhost'),
    });
    const apart = await gate(small, idOf(moved), idOf(second));
    expect(apart.code).toBe(3);
    expect(apart.stderr).toMatch(/differ in: addresses or accounts/);
  });
});

describe('on a machine that knows nothing of the runs', () => {
  test('a whole trial is judged by its papers', async () => {
    expect((await elsewhere(folderOf(small, await trial(small)))).code).toBe(0);
  });

  test('a platform without a result leaves all undecided', async () => {
    addOther(small, small.url);
    const one = await trial(small, ['--platform', 'small']);
    expect(one.code, one.stderr).toBe(0);
    const ran = await elsewhere(folderOf(small, one));
    expect(ran.code).toBe(2);
    expect(ran.report?.platforms.find(({ slug }) => slug === 'other')?.decision).toBe('undecided');
    const other = await trial(small, ['--platform', 'other']);
    expect((await elsewhere(folderOf(small, one), folderOf(small, other))).code).toBe(0);
    expect((await elsewhere('--platform', 'small', folderOf(small, one))).code).toBe(0);
  });

  test('an open defect that the papers tell of holds', async () => {
    small.edit('suites/small/small.spec.ts', '{ found: true }', '{ found: false }');
    await trial(small);
    // Its case is gone from this run, the defect is not.
    const ran = await trial(small, ['--grep', 'Xem']);
    expect(ran.code).toBe(1);
    const again = await elsewhere(folderOf(small, ran));
    expect(again.report?.reasons.map(({ rule }) => rule)).toContain('gate.openDefects.S1');
    expect(again.code).toBe(1);
  });
});

test('a verdict of the future is no fresh one', async () => {
  const ran = await trial(small);
  const copy = path.join(path.dirname(small.store), 'future');
  cpSync(folderOf(small, ran), copy, { recursive: true });
  const file = path.join(copy, 'verdict.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replaceAll(/"endedAt": ?"\d{4}/g, '"endedAt": "2099'),
  );
  expectHarnessFault(await elsewhere(copy), 'future');
});
