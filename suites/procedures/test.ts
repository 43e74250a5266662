import { checkMarks, journeyMarks } from '../case.ts';
import type { CaseMarks } from '../case.ts';
import type { Stage } from '../stage/stage.ts';
import { testOf } from '../stage/test.ts';
import type { Journey } from '../journey.ts';
import { givenProduct } from './product.ts';
import { signIn } from './sign-in.ts';

export { expect } from '../stage/expect.ts';

/** Playwright's test with a stage on the procedures platform. */
export const test = testOf(signIn);

type Case = [
  title: string,
  details: CaseMarks['details'],
  body: (fixtures: { stage: Stage }) => Promise<void>,
];

async function onProduct(stage: Stage, work: (stage: Stage) => Promise<void>): Promise<void> {
  await givenProduct(stage);
  await work(stage);
}

/** The acceptance test of a journey: `test(...walk(fileOnline))`. */
export function walk(journey: Journey): Case {
  const { title, details } = journeyMarks(journey);
  return [title, details, ({ stage }) => onProduct(stage, (own) => journey.walk(own))];
}

/** A check of the platform's YAML: `test(...check('due-date', async (stage) => …))`. */
export function check(name: string, work: (stage: Stage) => Promise<void>): Case {
  const { title, details } = checkMarks('procedures', name);
  return [title, details, ({ stage }) => onProduct(stage, work)];
}
