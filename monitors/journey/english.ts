import { failureInWords } from '../../words/failure/failure.ts';
import type { Phrases } from '../../words/phrases.ts';
import type { Reason } from '../../words/reasons/reason.ts';

/** A reason of a walk with the English of what the journey says in Vietnamese. */
export function withEnglish(reason: Reason, phrases: Phrases | undefined): Reason {
  if (phrases === undefined || !('at' in reason) || !reason.code.startsWith('walk-')) return reason;
  const english: Record<string, string> = {};
  const name = (phrase: string, isValue = false): string => {
    const found = phrases.english(phrase, isValue);
    if (found !== undefined) english[phrase] = found;
    return found ?? phrase;
  };
  if (reason.at !== null) name(reason.at);
  if (reason.code === 'walk-unready') name(reason.text);
  // It asks for the names of what stands in it.
  if (reason.code === 'walk-failed')
    failureInWords(`${reason.name}: ${reason.message}`, 'en', name);
  return Object.keys(english).length > 0 ? ({ ...reason, english } as Reason) : reason;
}
