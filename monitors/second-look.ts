import type { Sample } from './run.ts';

/** One look as it is counted: a failure is confirmed where another look saw it, too. */
export interface Judged {
  sample: Sample;
  confirmed: boolean;
}

export interface SecondLook {
  /** Looks once; `confirm` on the second time. */
  look(confirm: boolean): Promise<Sample>;
  /** True while the probe is known to be down: then every failure is one more of the same. */
  isDown: boolean;
  /** Whether the monitor's own network works. */
  networkWorks(): Promise<boolean>;
  /** Resolves when it is time for the second look; false where there is to be none. */
  pause(): Promise<boolean>;
}

/**
 * Looks, and where the look fails, once more before anybody is accused. A failure while the monitor's own network does
 * not work is the monitor's.
 */
export async function lookTwice(second: SecondLook): Promise<Judged[]> {
  const first = await second.look(false);
  if (first.outcome !== 'failure') return [{ sample: first, confirmed: false }];
  const again = second.isDown || !(await second.pause()) ? null : await second.look(true);
  const last = again ?? first;
  const isOwn = last.outcome === 'failure' && !(await second.networkWorks());
  const samples = again === null ? [first] : [first, again];
  return samples.map((sample) => ({
    sample: isOwn && sample.outcome === 'failure' ? withoutNetwork(sample) : sample,
    confirmed:
      !isOwn &&
      sample === last &&
      sample.outcome === 'failure' &&
      (second.isDown || again !== null),
  }));
}

function withoutNetwork(sample: Sample): Sample {
  const reason = `no canary answers, the network of this monitor is down (${sample.reason ?? ''})`;
  return { ...sample, outcome: 'blocked', reason };
}
