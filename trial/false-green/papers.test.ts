import { createHash } from 'node:crypto';
import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeSmall, start, trial, type Small } from '../testing/small.ts';
import { expectHarnessFault } from './expect.ts';
import { folderOf, gate, idOf } from './judged-again.ts';

let small: Small;
beforeEach(async () => {
  small = await makeSmall();
});
afterEach(async () => {
  await small.close();
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

  test('are reported by gate, resume and verify, by run id and by folder', async () => {
    const ran = await trial(small);
    const kept = path.join(path.dirname(small.store), 'kept');
    cpSync(folderOf(small, ran), kept, { recursive: true });
    const verify = (what: string) => start(small, ['verify', what]).ended;
    expect((await verify(idOf(ran))).code).toBe(0);
    expect((await gate(small, idOf(ran))).code).toBe(0);
    for (const [name, change] of changes) {
      rmSync(folderOf(small, ran), { recursive: true });
      cpSync(kept, folderOf(small, ran), { recursive: true });
      change(folderOf(small, ran));
      expectHarnessFault(await gate(small, idOf(ran)), 'evidence-altered');
      expect((await gate(small, folderOf(small, ran))).code, name).toBe(2);
      expect((await verify(idOf(ran))).code, name).toBe(1);
    }
    const papers = start(small, ['report', idOf(ran), '--format', 'json']);
    expect((await papers.ended).code).toBe(2);
    const args = ['trial', '--root', small.root, '--target', 'here', '--resume', idOf(ran)];
    const resumed = await start(small, args).ended;
    expect(resumed.code).toBe(3);
    expect(resumed.stderr).toMatch(/was changed after it ended/);
  }, 240_000);

  test('papers that are made again take no place of those that were signed for', async () => {
    const ran = await trial(small);
    const before = readFileSync(path.join(folderOf(small, ran), 'manifest.json'), 'utf8');
    const again = start(small, ['report', idOf(ran), '--format', 'json,html', '--lang', 'en']);
    expect((await again.ended).code).toBe(0);
    expect(readFileSync(path.join(folderOf(small, ran), 'manifest.json'), 'utf8')).toBe(before);
    expect((await start(small, ['verify', idOf(ran)]).ended).code).toBe(0);
  });

  test('an edited verdict with a manifest to fit it is known by the store', async () => {
    const ran = await trial(small);
    const file = path.join(folderOf(small, ran), 'verdict.json');
    const text = readFileSync(file, 'utf8').replace(/"flaky": ?0/, '"flaky": 1');
    writeFileSync(file, text);
    const sha = createHash('sha256').update(text).digest('hex');
    edit('manifest.json', (t) => {
      const all = JSON.parse(t) as { files: { file: string; sha256: string }[] };
      const files = all.files.map((one) =>
        one.file === 'verdict.json' ? { ...one, sha256: sha } : one,
      );
      return JSON.stringify({ ...all, files });
    })(folderOf(small, ran));
    expectHarnessFault(await gate(small, folderOf(small, ran)), 'evidence-altered');
    const nobody = start({ ...small, store: `${small.store}.other` }, [
      'verify',
      folderOf(small, ran),
    ]);
    expect((await nobody.ended).code).toBe(2);
  });
});
