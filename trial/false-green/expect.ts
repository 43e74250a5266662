import { expect } from 'vitest';
import type { Ran } from '../testing/small.ts';

/**
 * A fault of our own: the run is not a success, the platform is not accused, and the fault is told by its code.
 * @param code of the harness fault, or of those of which one must be told; `null` where what is missing is enough to
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
