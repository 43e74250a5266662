import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ConfigError } from '../../config/reading/faults.ts';
import { TestPlace } from '../testing/place.ts';
import { findBlackbox } from './blackbox.ts';
import { ACCEPTED, fileOf } from './fields.ts';
import { NEWER, OURS_REFUSES, REFUSED } from './fields-refused.ts';

// Every field of a module file, its spellings and its empty values, asked of the real program's `--config.check`.

const folder = mkdtempSync(join(tmpdir(), 'fields-'));
const place = new TestPlace();
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  place.remove();
});

const refused = (fragment: string) => {
  place.write(fileOf(fragment));
  try {
    place.load('http://127.0.0.1/');
    return null;
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
};

const told = new Map<string, boolean>();
const ASKED = [ACCEPTED, REFUSED, OURS_REFUSES, NEWER].flatMap((list) =>
  list.map((one) => (typeof one === 'string' ? one : one[0])),
);

/** Whether blackbox_exporter takes each of them. */
async function askTheirs(): Promise<void> {
  const program = findBlackbox();
  const waiting = [...ASKED.entries()];
  const worker = async () => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const file = join(folder, `${next[0]}.yml`);
      writeFileSync(file, fileOf(next[1]));
      const accepted = await promisify(execFile)(program, [
        '--config.check',
        `--config.file=${file}`,
      ]).then(
        () => true,
        (error: Error & { stderr?: string }) => {
          if (error.stderr?.includes('err=') !== true) throw error;
          return false;
        },
      );
      told.set(next[1], accepted);
    }
  };
  await Promise.all([worker(), worker(), worker(), worker()]);
}
beforeAll(askTheirs, 180_000);

test('what blackbox_exporter takes is taken', () => {
  expect(ACCEPTED.filter((one) => told.get(one) !== true)).toEqual([]);
  expect(ACCEPTED.map((one) => [one, refused(one)])).toEqual(ACCEPTED.map((one) => [one, null]));
});

test.each(REFUSED)('what it refuses is refused in its place: %s', (fragment, message) => {
  expect(told.get(fragment)).toBe(false);
  expect(refused(fragment)).toMatch(/^config\/monitors\.yaml:\d+:\d+: /);
  expect(refused(fragment)).toContain(message);
});

test.each(OURS_REFUSES)('by choice: %s', (fragment, message) => {
  expect(told.get(fragment)).toBe(true);
  expect(refused(fragment)).toContain(message);
});

test.each(NEWER)('newer than 0.23: %s', (fragment, message) => {
  if (message === null) expect(refused(fragment)).toBeNull();
  else expect(refused(fragment)).toContain(message);
});
