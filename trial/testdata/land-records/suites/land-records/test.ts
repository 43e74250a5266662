import { checkMarks, journeyMarks } from '../case.ts';
import type { CaseMarks } from '../case.ts';
import type { Journey } from '../journey.ts';
import type { Stage } from '../stage/stage.ts';
import { testOf } from '../stage/test.ts';
import { signIn } from './sign-in.ts';

export const test = testOf(signIn);

type Case = [
  title: string,
  details: CaseMarks['details'],
  body: (fixtures: { stage: Stage }) => Promise<void>,
];

export function walk(journey: Journey): Case {
  const { title, details } = journeyMarks(journey);
  return [title, details, ({ stage }) => journey.walk(stage)];
}

export function check(name: string, work: (stage: Stage) => Promise<void>): Case {
  const { title, details } = checkMarks('land-records', name);
  return [title, details, ({ stage }) => work(stage)];
}
