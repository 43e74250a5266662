import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Retention } from '../../config/monitoring/browser.ts';
import { EvidenceStore } from './evidence-store.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'evidence-'));
});
afterEach(() => {
  chmodSync(folder, 0o755);
  rmSync(folder, { recursive: true });
});

const store = (retention: Partial<Retention> = {}) =>
  new EvidenceStore(folder, Retention.parse(retention));
const note =
  (bytes = 10) =>
  (inside: string) =>
    writeFile(join(inside, 'steps.txt'), 'x'.repeat(bytes));
/** As an earlier monitor left it. */
function older(id: string, bytes = 10): string {
  mkdirSync(join(folder, id), { recursive: true });
  writeFileSync(join(folder, id, 'steps.txt'), 'x'.repeat(bytes));
  return id;
}
const kept = () => readdirSync(folder).filter((name) => !name.startsWith('.'));

test('what was kept is found by its id', async () => {
  const evidence = store();
  const id = await evidence.keep(note());
  expect(await evidence.list(id)).toEqual(['steps.txt']);
  expect(await evidence.file(id, 'steps.txt')).toBe(join(folder, id, 'steps.txt'));
});

test('nothing else is', async () => {
  const evidence = store();
  const id = await evidence.keep(note());
  writeFileSync(join(folder, 'secret.txt'), 'x');
  writeFileSync(join(folder, id, '.hidden.txt'), 'x');
  for (const [where, name] of [
    ['..', 'secret.txt'],
    ['.', 'secret.txt'],
    [`${id}/..`, 'secret.txt'],
    [id, '../secret.txt'],
    [id, '.hidden.txt'],
    ['20250701T000000Z-00000000', 'steps.txt'],
  ] as const)
    expect(await evidence.file(where, name)).toBeNull();
});

test('what could not be written leaves nothing and frees the way', async () => {
  const evidence = store();
  const full = Object.assign(new Error('ENOSPC: no space left on device'), { code: 'ENOSPC' });
  await expect(evidence.keep(() => Promise.reject(full))).rejects.toThrow('ENOSPC');
  expect(kept()).toEqual([]);
  await evidence.keep(note());
  expect(kept()).toHaveLength(1);
});

test('what a killed monitor had not masked yet is thrown away', async () => {
  mkdirSync(join(folder, '.under-way', 'x'), { recursive: true });
  writeFileSync(join(folder, '.under-way', 'x', 'trace-1.zip'), 'secret');
  await store().keep(note());
  expect(existsSync(join(folder, '.under-way', 'x'))).toBe(false);
});

test('a folder that cannot be made is an error', async () => {
  writeFileSync(join(folder, 'file'), '');
  const evidence = new EvidenceStore(join(folder, 'file', 'evidence'), Retention.parse({}));
  await expect(evidence.keep(note())).rejects.toThrow(/ENOTDIR/);
  expect(await evidence.list('20250701T000000Z-00000000')).toBeNull();
});

describe('what is kept', () => {
  test('is let go by age', async () => {
    older('20200101T000000Z-00000001');
    const young = older(
      `${new Date().toISOString().slice(0, 10).replaceAll('-', '')}T000000Z-00000002`,
    );
    const id = await store({ keep: '7d' }).keep(note());
    expect(kept().sort()).toEqual([young, id].sort());
  });

  test('is let go by size, the oldest first', async () => {
    const now = new Date().toISOString().slice(0, 10).replaceAll('-', '');
    for (const i of [1, 2, 3, 4]) older(`${now}T00000${i}Z-00000000`, 300 * 1_024);
    const evidence = store({ most: '1MB' });
    const id = await evidence.keep(note(300 * 1_024));
    expect(kept().sort()).toEqual(
      [`${now}T000003Z-00000000`, `${now}T000004Z-00000000`, id].sort(),
    );
  });

  test('a few at a time, so that no failure waits for thousands', async () => {
    for (let i = 0; i < 450; i++) older(`20200101T000000Z-${String(i).padStart(8, '0')}`);
    const evidence = store();
    await evidence.keep(note());
    expect(kept()).toHaveLength(251);
    await evidence.keep(note());
    await evidence.keep(note());
    expect(kept()).toHaveLength(3);
  });

  test('by a reload too', async () => {
    const evidence = store();
    await evidence.keep(note(2_048));
    evidence.retention = Retention.parse({ most: '3KB' });
    const id = await evidence.keep(note(2_048));
    expect(kept()).toEqual([id]);
  });

  test('side by side', async () => {
    const evidence = store();
    const ids = await Promise.all(Array.from({ length: 20 }, () => evidence.keep(note())));
    expect(kept().sort()).toEqual([...ids].sort());
  });
});
