import { existsSync, readdirSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { expect } from 'vitest';
import type { Ran, Small } from '../testing/small.ts';

/**
 * A fault of our own: the run is not a success, the platform is not accused, and the fault is named by its code.
 * @param code of the harness fault, or of those of which one must be named; `null` where what is missing is enough to
 *   leave the run undecided
 */
export function expectHarnessFault(ran: Ran, code: string | string[] | null): void {
  expect(ran.code, ran.stderr).toBe(2);
  expect(ran.report?.decision).toBe('undecided');
  expect(ran.report?.defects).toEqual([]);
  expect(
    ran.report?.platforms.flatMap((one) => one.requirements.map((r) => r.verdict)),
  ).not.toContain('fail');
  const codes = ran.report?.harness.map((fault) => fault.code) ?? [];
  if (code === null) expect(codes).toEqual([]);
  else
    expect(
      [code].flat().some((one) => codes.includes(one)),
      ran.stderr,
    ).toBe(true);
}

/** The verdicts of the small platform's requirements. */
export function verdicts(ran: Ran): Record<string, string> {
  const all = ran.report?.platforms.flatMap((one) => one.requirements) ?? [];
  return Object.fromEntries(all.map((one) => [one.id, one.verdict]));
}

/** Refused before anything ran: the message points at the place, no run is in the store, nothing among the results. */
export function expectRefused(ran: Ran, small: Small, message: RegExp): void {
  expect(ran.stderr).toMatch(message);
  expect(ran.code, ran.stderr).toBe(3);
  expect(ran.stdout).toBe('');
  expect(ran.stderr).not.toMatch(/KHÔNG ĐẠT| {4}at /);
  expect(existsSync(small.out) ? readdirSync(small.out) : []).toEqual([]);
  if (!existsSync(small.store)) return;
  const db = new DatabaseSync(small.store, { readOnly: true });
  expect(db.prepare('select count(*) as runs from run').get()).toEqual({ runs: 0 });
  db.close();
}
