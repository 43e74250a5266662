import { operator as answersSwapped } from './answers-swapped.ts';
import { operator as byteFlipped } from './byte-flipped.ts';
import { operator as cookieFlagLost } from './cookie-flag-lost.ts';
import { operator as dateOff } from './date-off.ts';
import { operator as elementGone } from './element-gone.ts';
import { operator as empty } from './empty.ts';
import { operator as errorAfter } from './error-after.ts';
import { operator as fileCut } from './file-cut.ts';
import { operator as hangs } from './hangs.ts';
import { operator as headerLost } from './header-lost.ts';
import { operator as numberChanged } from './number-changed.ts';
import type { Operator } from './operator.ts';
import { operator as otherStatus } from './other-status.ts';
import { operator as serverError } from './server-error.ts';
import { operator as signInAsked } from './sign-in-asked.ts';
import { operator as textChanged } from './text-changed.ts';
import { operator as writeDoubled } from './write-doubled.ts';
import { operator as writeRefused } from './write-refused.ts';
import { operator as writeSwallowed } from './write-swallowed.ts';

/** All kinds of mutants: a new one is a file beside these and its line here. */
export const operators: readonly Operator[] = [
  ...[serverError, empty, elementGone, textChanged, numberChanged, dateOff, otherStatus],
  ...[signInAsked, hangs, headerLost, cookieFlagLost, byteFlipped, fileCut],
  ...[writeSwallowed, writeDoubled, writeRefused, errorAfter, answersSwapped],
];

export function operatorNamed(name: string): Operator {
  const found = operators.find((one) => one.name === name);
  if (found === undefined) throw new RangeError(`there is no kind of mutant ${name}`);
  return found;
}
