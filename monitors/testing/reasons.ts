import { describe, expect, test } from 'vitest';
import type { Facts, Reason } from '../../words/reasons/reason.ts';
import { technical } from '../reasons/technical/index.ts';
import { inWords } from '../../words/reasons/in-words/index.ts';

/** Of each code, facts and what is read of them. */
export type Examples<F> = {
  readonly [C in keyof F]: readonly (readonly [
    facts: F[C],
    read: { technical: string; vi: string; en: string },
  ])[];
};

/** Each example is a test, and each code has one. */
export function expectWords<F extends Partial<Facts>>(examples: Examples<F>): void {
  describe.each(Object.entries(examples) as [string, Examples<F>[keyof F]][])('%s', (code, all) => {
    test('has examples', () => expect(all.length).toBeGreaterThan(0));
    test.each(all.map(([facts, read]) => [read.technical, facts, read] as const))(
      '%s',
      (_, facts, read) => {
        const reason = { code, ...facts } as unknown as Reason;
        expect({ technical: technical(reason), ...inWords(reason) }).toEqual(read);
      },
    );
  });
}
