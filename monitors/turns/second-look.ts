import { explained } from '../look/sample.ts';
import type { Sample } from '../look/sample.ts';

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
 * Looks, and where the look fails, once more before anybody is accused. While the monitor's own network does not work a
 * failure is the monitor's. A failure whose second look could judge nothing stays one that nobody confirmed; it is what
 * the turn found, and so comes last.
 */
export async function lookTwice(second: SecondLook): Promise<Judged[]> {
  const first = await second.look(false);
  if (first.outcome !== 'failure') return [{ sample: first, confirmed: false }];
  const again = second.isDown || !(await second.pause()) ? null : await second.look(true);
  if (again?.outcome === 'success') return unconfirmed(first, again);
  if (!(await second.networkWorks()))
    return unconfirmed(...(again === null ? [first] : [first, again]).map(withoutNetwork));
  if (again === null) return [{ sample: first, confirmed: second.isDown }];
  if (again.outcome !== 'failure') return unconfirmed(again, first);
  return [...unconfirmed(first), { sample: again, confirmed: true }];
}

function unconfirmed(...samples: Sample[]): Judged[] {
  return samples.map((sample) => ({ sample, confirmed: false }));
}

function withoutNetwork(sample: Sample): Sample {
  if (sample.outcome !== 'failure') return sample;
  const failure = sample.why ?? null;
  return { ...sample, outcome: 'blocked', ...explained({ code: 'no-canary', failure }) };
}
