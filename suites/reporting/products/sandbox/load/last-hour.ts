import exec from 'k6/execution';
import { sleep } from 'k6';
import * as reporter from './reporter.ts';

// The last hour: every commune enters its report and sends it, while the province sums up.
export const { options } = reporter.handover;

interface Hour {
  title: string;
  campaign: string;
}

export function setup(): Hour {
  const title = `tai-${Date.now().toString(36)}`;
  return { title, campaign: reporter.assign(title) };
}

/** Each arrival is another commune; those after the last one read. */
export function file({ title }: Hour): void {
  const one = reporter.reporters[exec.scenario.iterationInTest];
  if (!reporter.signInAs(one ?? reporter.reporters[0])) return;
  if (one === undefined) reporter.visit();
  else reporter.file(title);
}

let isIn = false;

export function aggregate({ campaign }: Hour): void {
  isIn ||= reporter.signInAs(reporter.aggregator);
  reporter.aggregate(campaign);
  sleep(1);
}

export function teardown({ campaign }: Hour): void {
  // What was forgotten after it was acknowledged is forgotten soon.
  sleep(1);
  reporter.lookAfter([campaign]);
}
