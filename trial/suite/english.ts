import type { CaseRecord, Failure, Step } from '../../records/runs/case.ts';
import { failureInWords } from '../../words/failure/failure.ts';
import type { Phrases } from '../../words/phrases.ts';

/** What of a case people read in the words of its suite. */
interface InWords {
  title: string;
  steps: readonly Step[];
  failure: Failure | undefined;
}

/** The English of every phrase of a case that has one. */
export function englishOf(
  phrases: Phrases,
  { title, steps, failure }: InWords,
): Pick<CaseRecord, 'english'> {
  const english: Record<string, string> = {};
  const name = (phrase: string, isValue = false): string => {
    const found = phrases.english(phrase, isValue);
    if (found !== undefined) english[phrase] = found;
    return found ?? phrase;
  };
  name(title);
  for (const step of steps) name(step.title);
  if (failure?.step !== undefined) name(failure.step);
  // It asks for the names of what stands in it.
  if (failure !== undefined) failureInWords(failure.message, 'en', name);
  return Object.keys(english).length > 0 ? { english } : {};
}
