import type { TestDetails } from '@playwright/test';
import { checkEntry, journeyEntry } from './journey.ts';
import type { Journey } from './journey.ts';

/** The title and marks of a test, by which the trial knows what it proves. */
export interface CaseMarks {
  title: string;
  details: Required<Pick<TestDetails, 'tag' | 'annotation'>>;
}

function marks(kind: 'journey' | 'check', name: string, effect: string, proves: string[]) {
  const annotation = [
    { type: kind, description: name },
    { type: 'effect', description: effect },
    ...proves.map((description) => ({ type: 'requirement', description })),
  ];
  // The effect is a tag too: on a live platform a trial leaves out what changes.
  return { tag: [...proves.map((id) => `@${id}`), `@${effect}`], annotation };
}

/** What a journey's test is called and proves, from the platform's YAML. */
export function journeyMarks(journey: Journey): CaseMarks {
  const { title, effect, proves } = journeyEntry(journey);
  return { title: title.vi, details: marks('journey', journey.name, effect, proves) };
}

/** What a check's test is called and proves, from the platform's YAML. */
export function checkMarks(platform: string, name: string): CaseMarks {
  const { title, effect, proves } = checkEntry(platform, name);
  return { title: title.vi, details: marks('check', name, effect, proves) };
}
