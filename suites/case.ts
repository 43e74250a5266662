import type { TestDetails } from '@playwright/test';
import { checkEntry, journeyEntry } from './journey.ts';
import type { Journey } from './journey.ts';
import type { Marked } from './requirements.ts';

/** The title and marks of a test, by which the trial knows what it proves. */
export interface CaseMarks {
  title: string;
  details: Required<Pick<TestDetails, 'tag' | 'annotation'>>;
}

/** The annotation by which one of many cases says how many prove its check together. */
const PARTS = 'parts';

/** How many cases prove a check together; undefined for one that proves it alone. */
export function partsOf({ annotations }: Pick<Marked, 'annotations'>): number | undefined {
  const told = annotations.find(({ type }) => type === PARTS)?.description;
  return told === undefined ? undefined : Number(told);
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

/** One of many cases that prove a check together. */
interface Part {
  title: string;
  /** How many there are. */
  of: number;
}

/** What a check's test is called and proves, from the platform's YAML; a part of it has a title of its own. */
export function checkMarks(platform: string, name: string, part?: Part): CaseMarks {
  const { title, effect, proves } = checkEntry(platform, name);
  const details = marks('check', name, effect, proves);
  if (part === undefined) return { title: title.vi, details };
  details.annotation.push({ type: PARTS, description: String(part.of) });
  return { title: part.title, details };
}
