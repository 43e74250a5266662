import { afterEach, beforeEach, expect, test } from 'vitest';
import type { DefectRecord } from '../records/defects/defect.ts';
import { makeSmall, start, trial, type Ran, type Small } from '../trial/testing/small.ts';

let small: Small;
let answer: object;
beforeEach(async () => {
  answer = { found: true };
  small = await makeSmall((request, response) => {
    if (request.url === '/look-up') {
      response.setHeader('content-type', 'application/json');
      return response.end(JSON.stringify(answer));
    }
    response.setHeader('content-type', 'text/html; charset=utf-8');
    return response.end(
      '<!doctype html><html lang="vi"><title>Nhỏ</title><h1>Nền tảng nhỏ</h1></html>',
    );
  });
});
afterEach(async () => {
  await small.close();
});

const retest = (id: string, ...more: string[]): Promise<Ran> =>
  start(small, ['retest', id, '--root', small.root, ...more]).ended;

async function defects(...more: string[]): Promise<DefectRecord[]> {
  const { stdout } = await start(small, ['defects', '--json', ...more]).ended;
  return JSON.parse(stdout) as DefectRecord[];
}

test('a defect from its first failure to its closing', async () => {
  answer = { found: false };
  const first = await trial(small);
  expect(first.code, first.stderr).toBe(1);
  expect(await defects()).toMatchObject([
    { id: 'LOI-0001', state: 'new', severity: 'S1', owner: 'operator', requirements: ['NHO-02'] },
  ]);

  const still = await retest('LOI-0001');
  expect(still.code, still.stderr).toBe(1);

  answer = { found: true };
  const clean = await trial(small);
  expect(clean.code, clean.stderr).toBe(0);
  expect(await defects()).toMatchObject([{ state: 'retest', occurrences: 2 }]);

  const passed = await retest('LOI-0001', '--by', 'Sở Khoa học và Công nghệ');
  expect(passed.code, passed.stderr).toBe(0);
  expect(await defects()).toEqual([]);
  const [closed] = await defects('--all');
  expect(closed).toMatchObject({ state: 'closed', confirmedBy: 'Sở Khoa học và Công nghệ' });
  expect(closed?.history.map((line) => line.state)).toEqual(['new', 'new', 'retest', 'closed']);

  const twice = await retest('LOI-0001');
  expect(twice.code).toBe(3);
  expect(twice.stderr).toMatch(/LOI-0001 is closed already/);

  answer = { found: false };
  expect((await trial(small)).code).toBe(1);
  expect(await defects()).toMatchObject([{ id: 'LOI-0001', state: 'reopened' }]);
});

test('a retest that cannot judge changes nothing', async () => {
  answer = { found: false };
  await trial(small);
  const ran = await retest('LOI-0001', '--target', 'config/targets/nope.yaml');
  expect(ran.code).toBe(3);
  small.edit(
    'suites/small/small.spec.ts',
    'expect(await answer.json())',
    'expect((await answer.json()).a.b)',
  );
  const blocked = await retest('LOI-0001');
  expect(blocked.code, blocked.stderr).toBe(2);
  expect(await defects()).toMatchObject([{ state: 'new' }]);
});

test('a load threshold is retested by its profile', async () => {
  small.edit('config/platforms/small/platform.yaml', 'p(95)<2000', 'p(95)<0.0001');
  const first = await trial(small);
  expect(first.code, first.stderr).toBe(1);
  small.edit('config/platforms/small/platform.yaml', 'p(95)<0.0001', 'p(95)<2000');
  const changed = await retest('LOI-0001');
  // The threshold the defect is about is no longer asked for: nothing was judged.
  expect(changed.code, changed.stderr).toBe(2);
  small.edit('config/platforms/small/platform.yaml', 'p(95)<2000', 'p(95)<0.0001');
  expect((await retest('LOI-0001')).code).toBe(1);
});
