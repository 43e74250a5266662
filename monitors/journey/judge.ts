import { stripVTControlCharacters } from 'node:util';
import { blameOf } from '../../suites/blame.ts';
import { failureInWords } from '../../suites/words/failure.ts';
import { PreconditionError } from '../../suites/stage/precondition.ts';

/** What a walk that threw comes to. */
export interface Judgement {
  /** Whether the platform failed; else the monitor could not judge it. */
  platform: boolean;
  /** One line for a person. */
  reason: string;
  /** The same in Vietnamese, where it can be put so. */
  words: string | undefined;
}

/**
 * Whose fault an error of a walk is. In a trial a precondition that fails blocks a case; around the clock that would
 * be silence while the platform is down, so what the platform answered there, or that it did not, is its failure too.
 * What stays blocked: accounts that are not configured, faults of our own, a browser or network that is gone.
 */
export function judgedError(error: unknown): Judgement {
  const origin = originOf(error);
  const reason = oneLine(origin);
  if (!(origin instanceof Error) || origin instanceof PreconditionError)
    return { platform: false, reason, words: undefined };
  const told = `${origin.name}: ${stripVTControlCharacters(origin.message)}`;
  const platform = blameOf({ message: told }).blame === 'platform';
  return { platform, reason, words: failureInWords(told) };
}

/** The error behind a precondition that failed by it. */
function originOf(error: unknown): unknown {
  let origin = error;
  while (origin instanceof PreconditionError && origin.cause !== undefined) origin = origin.cause;
  return origin;
}

/** An error without Playwright's log of its tries. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = stripVTControlCharacters(text)
    .split(/\n\s*Call log:/)[0]!
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.filter((line) => line !== '').join('; ');
}
