import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ownCases } from '../testing/own-cases.ts';
import { makeSmall, start, trial, type Ran, type Small } from '../testing/small.ts';
import { idOf } from './judged-again.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
});

describe('what is gone on with', () => {
  /** A run that was stopped in the middle of its load, so that it can be resumed. */
  async function stopped(): Promise<Ran> {
    small.edit('config/platforms/small/platform.yaml', 'duration: 1s', 'duration: 30s');
    const args = ['trial', '--root', small.root, '--target', 'here', '--json', '--format', 'json'];
    const running = start(small, args);
    await running.told(/Kiểm thử tải: quick/);
    running.kill('SIGINT');
    return running.ended;
  }
  const resume = (ran: Ran, env: Record<string, string> = {}) =>
    trial(small, ['--resume', idOf(ran)], env);

  test('stands on the same suites, configuration and addresses', async () => {
    const ran = await stopped();
    const moved = await resume(ran, { SMALL_URL: small.url.replace('127.0.0.1', 'localhost') });
    expect([moved.code, moved.stderr]).toEqual([
      3,
      expect.stringMatching(/differs from now in: addresses/),
    ]);
    const before = readFileSync(path.join(small.root, 'suites/small/small.spec.ts'), 'utf8');
    ownCases(small, { ca: 'expect(1).toBe(1);' });
    const more = await resume(ran);
    expect([more.code, more.stderr]).toEqual([
      3,
      expect.stringMatching(/differs from now in: suites/),
    ]);
    small.file('suites/small/own.spec.ts', undefined);
    small.file('suites/small/small.spec.ts', `${before}\n`);
    expect((await resume(ran)).code).toBe(3);
    small.file('suites/small/small.spec.ts', before);
    small.edit('config/plan.yaml', 'allPass: 0.95', 'allPass: 0.5');
    const changed = await resume(ran);
    expect([changed.code, changed.stderr]).toEqual([3, expect.stringMatching(/configuration/)]);
  });

  test('is not older than the plan allows', async () => {
    const ran = await stopped();
    const db = new DatabaseSync(small.store);
    const { start: text } = db.prepare('select start from run').get() as { start: string };
    for (const days of [40, -40]) {
      const startedAt = new Date(Date.now() - days * 86_400_000).toISOString();
      db.prepare('update run set start = ?').run(
        JSON.stringify({ ...JSON.parse(text), startedAt }),
      );
      const old = await resume(ran);
      expect([old.code, old.stderr]).toEqual([
        3,
        expect.stringMatching(/the plan lets 24 hours pass/),
      ]);
    }
    db.close();
  });

  test('cases whose titles Playwright cannot tell apart run again, none is lost', async () => {
    ownCases(small, {
      'hai\ndòng': 'expect(1).toBe(1);',
      hai: 'expect(1).toBe(1);',
      'a › b': 'expect(1).toBe(1);',
    });
    const ran = await stopped();
    expect(ran.report?.cases).toHaveLength(5);
    const again = await trial(small, ['--resume', idOf(ran), '--no-load']);
    expect(again.report?.cases.map(({ verdict }) => verdict)).toEqual(Array(5).fill('pass'));
    expect(again.report?.harness, again.stderr).toEqual([]);
  });
});
