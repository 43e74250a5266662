import exec from 'k6/execution';
import { sleep } from 'k6';
import * as reporter from './reporter.ts';

// Reports and readers arrive at the profile's rate, whether those before them were served or not.
export const { options } = reporter.handover;

/** Campaigns of a run: a commune has one report in each, and a profile more arrivals than there are communes. */
const CAMPAIGNS = 24;

interface Run {
  campaigns: { title: string; id: string }[];
}

export function setup(): Run {
  const marker = `tai-${Date.now().toString(36)}`;
  const campaigns = Array.from({ length: CAMPAIGNS }, (_, n) => {
    const title = `${marker}-${n}-`;
    return { title, id: reporter.assign(title) };
  });
  return { campaigns };
}

/** Each arrival is the next commune; after the last one the next campaign begins. Those after all of them read. */
export function file({ campaigns }: Run): void {
  const { length } = reporter.reporters;
  const nth = exec.scenario.iterationInTest;
  const campaign = campaigns[Math.floor(nth / length)];
  if (!reporter.signInAs(reporter.reporters[nth % length])) return;
  if (campaign === undefined) reporter.visit();
  else reporter.file(campaign.title);
}

/** A reporter looks at what there is to do. */
export function browse(): void {
  const { length } = reporter.reporters;
  if (reporter.signInAs(reporter.reporters[exec.scenario.iterationInTest % length]))
    reporter.visit();
}

export function teardown({ campaigns }: Run): void {
  // What was forgotten after it was acknowledged is forgotten soon.
  sleep(1);
  reporter.lookAfter(campaigns.map(({ id }) => id));
}
