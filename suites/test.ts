import type { TestInfo } from '@playwright/test';
import { checkMarks, journeyMarks } from './case.ts';
import type { CaseMarks } from './case.ts';
import type { Journey } from './journey.ts';
import { signInOf, vendorProduct } from './product/product.ts';
import { lackIn, NOT_OFFERED, tellLack } from './stage/offered.ts';
import type { Stage } from './stage/stage.ts';
import { testOf } from './stage/test.ts';
import { journeysOf } from './suite.ts';

export { expect } from './stage/expect.ts';

/** What `test(...)` of Playwright's is called with. */
export type Case = [
  title: string,
  details: CaseMarks['details'],
  body: (fixtures: { stage: Stage }, info: TestInfo) => Promise<void>,
];

type Work = (stage: Stage) => Promise<void>;

/** What the specs of a platform are written with: Playwright's test, and its cases by the names of the YAML. */
export function suiteOf(platform: string) {
  const caseOf = ({ title, details }: CaseMarks, work: Work): Case => [
    title,
    details,
    ({ stage }, info) => onProduct(platform, stage, info, work),
  ];
  return {
    test: testOf(signInOf(platform)),
    /** The acceptance test of a journey: `test(...walk(fileOnline))`. */
    walk: (journey: Journey): Case => caseOf(journeyMarks(journey), (stage) => journey.walk(stage)),
    /** A check of the platform's YAML: `test(...check('due-date', async (stage) => …))`. */
    check: (name: string, work: Work): Case => caseOf(checkMarks(platform, name), work),
    /** One of many cases that prove a check together, with a title of its own. */
    part: (name: string, { title, of }: { title: string; of: number }, work: Work): Case =>
      caseOf(checkMarks(platform, name, { title, of }), work),
    /** All journeys of `suites/<platform>/journeys/`. */
    journeys: () => journeysOf(platform),
  };
}

/** Runs a case on the product of its target; one that needs what the product lacks is not run. */
async function onProduct(platform: string, stage: Stage, info: TestInfo, work: Work) {
  const lack = await lackIn(async () => {
    await given(platform, stage);
    await work(stage);
  });
  // What a soft expectation saw before is a failure all the same.
  if (lack === undefined || info.errors.length > 0) return;
  info.annotations.push({ type: NOT_OFFERED, description: tellLack(lack) });
  info.skip(true, lack.reason.vi);
}

const recognised = new Set<string>();

/**
 * What every case presupposes: the product behind the address is the one whose folder the target names. Another one is
 * not judged, whatever it answers.
 */
async function given(platform: string, stage: Stage): Promise<void> {
  const deployment = JSON.stringify([platform, stage.target.addresses]);
  if (recognised.has(deployment)) return;
  await stage.given('đúng sản phẩm mà bộ kiểm thử này viết cho', async () => {
    const product = await vendorProduct(platform, stage.target);
    if (await product.recognise(stage)) recognised.add(deployment);
  });
}
