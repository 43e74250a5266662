import type { CaseRecord } from '../../records/runs/case.ts';
import type { Ran, Small } from './small.ts';

const head = `import { expect, test } from '@playwright/test';

const { addresses } = JSON.parse(process.env.NGHIEMTHU_TARGET!) as { addresses: { small: string } };
void addresses;
`;

/** A tester's own spec beside the small platform's. */
export function ownSpec(small: Small, text: string): void {
  small.file('suites/small/own.spec.ts', `${head}\n${text}\n`);
}

/** A tester's own cases by title: what they do with `page`, `request` and the platform's `addresses`. */
export function ownCases(small: Small, bodies: Record<string, string>): void {
  const tests = Object.entries(bodies).map(
    ([title, body]) =>
      `test(${JSON.stringify(title)}, async ({ page, request }) => {\n  void [page, request];\n  ${body}\n});`,
  );
  ownSpec(small, tests.join('\n\n'));
}

/** What was judged of the tester's own cases, by title. */
export function judged(ran: Ran): Record<string, CaseRecord> {
  const own = ran.report?.cases.filter(({ file }) => file.endsWith('own.spec.ts')) ?? [];
  return Object.fromEntries(own.map((one) => [one.title, one]));
}

/** The verdict of each of the tester's own cases, by title. */
export function verdictsOfOwn(ran: Ran): Record<string, string> {
  return Object.fromEntries(Object.values(judged(ran)).map((one) => [one.title, one.verdict]));
}
