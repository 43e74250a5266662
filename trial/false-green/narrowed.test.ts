import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addOther, makeSmall, trial, type Small } from '../testing/small.ts';
import { verdicts } from './expect.ts';
import { ownCases } from '../testing/own-cases.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

const rules = (ran: Awaited<ReturnType<typeof trial>>) =>
  ran.report?.reasons.map(({ rule }) => rule);

describe('a tag binds as people write it', () => {
  test.each(['đăng nhập (@NHO-01)', '@NHO-01: đăng nhập', 'đăng nhập @nho-01'])(
    '%s',
    async (title) => {
      ownCases(small, { [title]: 'expect(1).toBe(2);' });
      const ran = await trial(small, ['--no-load', '--grep', 'đăng nhập']);
      expect(verdicts(ran)['NHO-01']).toBe('fail');
      expect(ran.code).toBe(1);
    },
  );
});

test('a failed case that is tied to nothing is reported beside the decision', async () => {
  ownCases(small, { 'chưa gắn': 'expect(1).toBe(2);' });
  const ran = await trial(small);
  expect(ran.report?.remarks?.map(({ rule }) => rule)).toEqual(['case.unbound']);
  expect(ran.report?.remarks?.[0]?.text.vi).toContain('“chưa gắn”');
});

test('a selection that leaves a case out leaves the run undecided and says so', async () => {
  ownCases(small, { 'để lại': 'expect(1).toBe(2);' });
  const ran = await trial(small, ['--grep', 'Xem|Tra']);
  expect(verdicts(ran)).toEqual({ 'NHO-01': 'pass', 'NHO-02': 'pass', 'NHO-03': 'pass' });
  expect(ran.code, ran.stderr).toBe(2);
  expect(rules(ran)).toEqual(['narrowed.cases']);
  expect(ran.report?.run.selection).toMatchObject({
    grep: 'Xem|Tra',
    leftOut: { small: 1 },
    cases: 3,
  });
});

test('a selection that leaves nothing out narrows nothing', async () => {
  const ran = await trial(small, ['--grep', 'Xem|Tra']);
  expect(ran.code, ran.stderr).toBe(0);
});

test('a shard alone decides nothing, even where it holds every case', async () => {
  const ran = await trial(small, ['--shard', '1/1']);
  expect(ran.code).toBe(2);
  expect(rules(ran)).toEqual(['narrowed.shard']);
});

test('platforms that are left out are reported', async () => {
  addOther(small, small.url);
  const ran = await trial(small, ['--platform', 'small']);
  expect(ran.code, ran.stderr).toBe(0);
  expect(ran.report?.remarks?.[0]).toMatchObject({ rule: 'narrowed.platforms' });
  expect(ran.report?.run.selection?.otherPlatforms).toEqual(['other']);
  // By its name, which is that of the platform it was copied from.
  const { name } = ran.report!.platforms[0]!;
  expect(ran.report?.remarks?.[0]?.text.vi).toBe(`Đợt chạy không xét: ${name.vi}`);
});

test('a draft opens no defect and is never a go', async () => {
  const clean = await trial(small, ['--draft']);
  expect(clean.code).toBe(2);
  expect(rules(clean)).toEqual(['draft']);
  small.edit('suites/small/small.spec.ts', '{ found: true }', '{ found: false }');
  const red = await trial(small, ['--draft']);
  expect(red.code).toBe(1);
  expect(red.report?.defects).toEqual([]);
  expect(red.report?.run.draft).toBe(true);
});

describe('what concerns one platform leaves the other judged', () => {
  test('an address that does not answer', async () => {
    addOther(small, 'http://127.0.0.1:9');
    const ran = await trial(small);
    expect(ran.code, ran.stderr).toBe(2);
    const of = (slug: string) => ran.report?.platforms.find((one) => one.slug === slug);
    expect(of('small')?.decision).toBe('go');
    expect(of('other')?.decision).toBe('undecided');
    expect(new Set(of('other')?.requirements.map(({ verdict }) => verdict))).toEqual(
      new Set(['not-run']),
    );
    expect(ran.report?.harness).toMatchObject([{ code: 'target-unreachable', platform: 'other' }]);
  });

  test('a secret of a platform that was not chosen is not asked for', async () => {
    addOther(small, '${OTHER_URL}');
    const ran = await trial(small, ['--platform', 'small', '--no-load']);
    expect(ran.code, ran.stderr).toBe(2);
    const both = await trial(small, ['--no-load']);
    expect(both.code).toBe(3);
    expect(both.stderr).toMatch(/here\.yaml:\d+:\d+: found no OTHER_URL/);
  });
});
