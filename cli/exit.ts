import type { Decision } from '../words/scales/decision.ts';

/** What a program that called us reads. Never 0 for anything that was not judged. */
export const exitCodes = { success: 0, noGo: 1, undecided: 2, usage: 3 } as const;

export function exitCodeOf(decision: Decision): number {
  return { go: exitCodes.success, 'no-go': exitCodes.noGo, undecided: exitCodes.undecided }[
    decision
  ];
}
