import { stripVTControlCharacters } from 'node:util';
import { blameOf } from '../../suites/blame.ts';
import { PreconditionError } from '../../suites/stage/precondition.ts';
import { oneLine } from '../../words/reasons/one-line.ts';
import type { Reason } from '../../words/reasons/reason.ts';

/** What a walk that threw comes to. */
export interface Judgement {
  /** Whether the platform failed; else the monitor could not judge it. */
  platform: boolean;
  reason: Reason;
}

/**
 * Whose fault an error of a walk is. In a trial a precondition that fails blocks a case; around the clock that would
 * be silence while the platform is down, so what the platform answered there, or that it did not, is its failure too.
 * What stays blocked: accounts that are not configured, faults of our own, a browser or network that is gone.
 * @param at title of the step it was thrown in; null outside any
 */
export function judgedError(error: unknown, at: string | null): Judgement {
  const origin = originOf(error);
  if (!(origin instanceof Error) || origin instanceof PreconditionError)
    return { platform: false, reason: { code: 'walk-unready', at, text: oneLine(origin) } };
  const { name } = origin;
  const message = stripVTControlCharacters(origin.message);
  const platform = blameOf({ message: `${name}: ${message}` }).blame === 'platform';
  return { platform, reason: { code: 'walk-failed', at, name, message } };
}

/** The error behind a precondition that failed by it. */
function originOf(error: unknown): unknown {
  let origin = error;
  while (origin instanceof PreconditionError && origin.cause !== undefined) origin = origin.cause;
  return origin;
}
