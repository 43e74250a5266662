import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addOther, makeSmall, start, trial, well, type Ran, type Small } from '../testing/small.ts';
import { expectHarnessFault, verdicts } from './expect.ts';
import { ownCases } from '../testing/own-cases.ts';

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

/** Judges again; `elsewhere` on a machine whose store knows nothing of the runs. */
function gate(...more: string[]): Promise<Ran> {
  return start(small, ['gate', '--root', small.root, '--json', ...more]).ended;
}
function elsewhere(...more: string[]): Promise<Ran> {
  const store = path.join(path.dirname(small.store), 'elsewhere.db');
  return start({ ...small, store }, ['gate', '--root', small.root, '--json', ...more]).ended;
}

const id = (ran: Ran) => ran.report?.run.id ?? '';
const folderOf = (ran: Ran) => path.join(small.out, id(ran));
const shard = (part: string, ...more: string[]) => trial(small, ['--shard', part, ...more]);

describe('shards', () => {
  test('one of them alone is no trial', async () => {
    const second = await shard('2/2');
    expect(second.code).toBe(2);
    expectHarnessFault(await gate(folderOf(second)), 'shard-missing');
    expectHarnessFault(await gate(id(second)), 'shard-missing');
  });

  test('two of three are no trial, and the missing one is named', async () => {
    const parts = [await shard('1/3', '--no-load'), await shard('3/3')];
    const ran = await gate(...parts.map(id));
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
      const ran = await gate(...order.map(id));
      expect(verdicts(ran)['NHO-03']).toBe('fail');
      expect(ran.code).toBe(1);
    }
  });

  test('a failed case of one stays failed where another tells it as passed', async () => {
    const good = await trial(small, ['--no-load']);
    small.edit('suites/small/small.spec.ts', '{ found: true }', '{ found: false }');
    const bad = await trial(small, ['--no-load']);
    const both = await gate(id(good), id(bad));
    expect(both.code).toBe(3);
    expect(both.stderr).toMatch(/differ in: suites/);
  });

  test('parts of other suites, configuration or addresses are no parts', async () => {
    const first = await shard('1/2', '--no-load');
    small.edit('config/plan.yaml', 'allPass: 0.95', 'allPass: 0.96');
    const second = await shard('2/2', '--no-load');
    const mixed = await gate(id(first), id(second));
    expect(mixed.code).toBe(3);
    expect(mixed.stderr).toMatch(/differ in: configuration/);
    const moved = await trial(small, ['--shard', '1/2', '--no-load'], {
      SMALL_URL: small.url.replace('127.0.0.1', 'localhost'),
    });
    const apart = await gate(id(moved), id(second));
    expect(apart.code).toBe(3);
    expect(apart.stderr).toMatch(/differ in: addresses or accounts/);
  });
});

describe('on a machine that knows nothing of the runs', () => {
  test('a whole trial is judged by its papers', async () => {
    expect((await elsewhere(folderOf(await trial(small)))).code).toBe(0);
  });

  test('a platform without a result leaves all undecided', async () => {
    addOther(small, small.url);
    const one = await trial(small, ['--platform', 'small']);
    expect(one.code, one.stderr).toBe(0);
    const ran = await elsewhere(folderOf(one));
    expect(ran.code).toBe(2);
    expect(ran.report?.platforms.find(({ slug }) => slug === 'other')?.decision).toBe('undecided');
    const other = await trial(small, ['--platform', 'other']);
    expect((await elsewhere(folderOf(one), folderOf(other))).code).toBe(0);
    expect((await elsewhere('--platform', 'small', folderOf(one))).code).toBe(0);
  });

  test('an open defect that the papers tell of holds', async () => {
    small.edit('suites/small/small.spec.ts', '{ found: true }', '{ found: false }');
    await trial(small);
    // Its case is gone from this run, the defect is not.
    const ran = await trial(small, ['--grep', 'Xem']);
    expect(ran.code).toBe(1);
    const again = await elsewhere(folderOf(ran));
    expect(again.report?.reasons.map(({ rule }) => rule)).toContain('gate.openDefects.S1');
    expect(again.code).toBe(1);
  });
});

describe('papers that are not as they were', () => {
  type Change = [name: string, change: (folder: string) => void];
  const edit = (file: string, change: (text: string) => string) => (folder: string) =>
    writeFileSync(path.join(folder, file), change(readFileSync(path.join(folder, file), 'utf8')));
  const evidence = (folder: string) => path.join(folder, 'evidence', 'load');
  const changes: Change[] = [
    [
      'a manifest that lists nothing',
      edit('manifest.json', (t) => JSON.stringify({ ...JSON.parse(t), files: [] })),
    ],
    ['a manifest that is gone', (folder) => rmSync(path.join(folder, 'manifest.json'))],
    ['a manifest that is none', edit('manifest.json', () => 'không phải JSON')],
    [
      'a manifest of another run',
      edit('manifest.json', (t) => t.replace(/"run": "[^"]+"/, '"run": "khác"')),
    ],
    [
      'a manifest without the verdict',
      edit('manifest.json', (t) => {
        const all = JSON.parse(t) as { files: { file: string }[] };
        return JSON.stringify({
          ...all,
          files: all.files.filter((one) => one.file !== 'verdict.json'),
        });
      }),
    ],
    ['evidence that is gone', (folder) => rmSync(evidence(folder), { recursive: true })],
    [
      'evidence that was edited',
      (folder) =>
        readdirSync(evidence(folder)).forEach((file) =>
          writeFileSync(path.join(evidence(folder), file), '{}'),
        ),
    ],
  ];

  test('are told by gate, resume and verify, by run id and by folder', async () => {
    const ran = await trial(small);
    const kept = path.join(path.dirname(small.store), 'kept');
    cpSync(folderOf(ran), kept, { recursive: true });
    const verify = (what: string) => start(small, ['verify', what]).ended;
    expect((await verify(id(ran))).code).toBe(0);
    expect((await gate(id(ran))).code).toBe(0);
    for (const [name, change] of changes) {
      rmSync(folderOf(ran), { recursive: true });
      cpSync(kept, folderOf(ran), { recursive: true });
      change(folderOf(ran));
      expectHarnessFault(await gate(id(ran)), 'evidence-altered');
      expect((await gate(folderOf(ran))).code, name).toBe(2);
      expect((await verify(id(ran))).code, name).toBe(1);
    }
    const papers = start(small, ['report', id(ran), '--format', 'json']);
    expect((await papers.ended).code).toBe(2);
    const args = ['trial', '--root', small.root, '--target', 'here', '--resume', id(ran)];
    const resumed = await start(small, args).ended;
    expect(resumed.code).toBe(3);
    expect(resumed.stderr).toMatch(/was changed after it ended/);
  }, 240_000);

  test('papers that are made again take no place of those that were signed for', async () => {
    const ran = await trial(small);
    const before = readFileSync(path.join(folderOf(ran), 'manifest.json'), 'utf8');
    const again = start(small, ['report', id(ran), '--format', 'json,html', '--lang', 'en']);
    expect((await again.ended).code).toBe(0);
    expect(readFileSync(path.join(folderOf(ran), 'manifest.json'), 'utf8')).toBe(before);
    expect((await start(small, ['verify', id(ran)]).ended).code).toBe(0);
  });

  test('an edited verdict with a manifest to fit it is known by the store', async () => {
    const ran = await trial(small);
    const { createHash } = await import('node:crypto');
    const file = path.join(folderOf(ran), 'verdict.json');
    const text = readFileSync(file, 'utf8').replace(/"flaky": ?0/, '"flaky": 1');
    writeFileSync(file, text);
    const sha = createHash('sha256').update(text).digest('hex');
    edit('manifest.json', (t) => {
      const all = JSON.parse(t) as { files: { file: string; sha256: string }[] };
      const files = all.files.map((one) =>
        one.file === 'verdict.json' ? { ...one, sha256: sha } : one,
      );
      return JSON.stringify({ ...all, files });
    })(folderOf(ran));
    expectHarnessFault(await gate(folderOf(ran)), 'evidence-altered');
    const nobody = start({ ...small, store: `${small.store}.other` }, ['verify', folderOf(ran)]);
    expect((await nobody.ended).code).toBe(2);
  });
});

test('a verdict of the future is no fresh one', async () => {
  const ran = await trial(small);
  const copy = path.join(path.dirname(small.store), 'future');
  cpSync(folderOf(ran), copy, { recursive: true });
  const file = path.join(copy, 'verdict.json');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replaceAll(/"endedAt": ?"\d{4}/g, '"endedAt": "2099'),
  );
  expectHarnessFault(await elsewhere(copy), 'future');
});

describe('what is gone on with', () => {
  /** A run that was stopped in the middle of its load, so that it can be resumed. */
  async function stopped(): Promise<Ran> {
    small.edit('config/platforms/small.yaml', 'duration: 1s', 'duration: 30s');
    const args = ['trial', '--root', small.root, '--target', 'here', '--json', '--format', 'json'];
    const running = start(small, args);
    await running.told(/Kiểm thử tải: quick/);
    running.kill('SIGINT');
    return running.ended;
  }
  const resume = (ran: Ran, env: Record<string, string> = {}) =>
    trial(small, ['--resume', id(ran)], env);

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
    const { DatabaseSync } = await import('node:sqlite');
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
    const again = await trial(small, ['--resume', id(ran), '--no-load']);
    expect(again.report?.cases.map(({ verdict }) => verdict)).toEqual(Array(5).fill('pass'));
    expect(again.report?.harness, again.stderr).toEqual([]);
  });
});
