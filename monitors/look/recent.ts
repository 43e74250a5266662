import type { Reason } from '../../words/reasons/reason.ts';
import type { ProbeLog } from './log.ts';
import type { Sample } from './sample.ts';

/** How a look ended. */
export type Ending = Pick<Sample, 'outcome' | 'finishedAt' | 'durationSeconds'> & {
  why: Reason | undefined;
  evidence: string | undefined;
};

/** The last look of a probe, and the last one that did not succeed with its log. */
export interface RecentLooks {
  last: Ending;
  trouble: (Ending & { log: ProbeLog }) | undefined;
}

/** Keeps how probes ended last, and why they did not succeed, for people who want to know. */
export class Recent {
  readonly #looks = new Map<string, RecentLooks>();

  keep(probe: string, sample: Sample): void {
    const { outcome, why, finishedAt, durationSeconds, evidence, log } = sample;
    const last = { outcome, why, finishedAt, durationSeconds, evidence };
    const before = this.#looks.get(probe)?.trouble;
    // Nobody asks for the log of a look that went well, and thousands of them would age in the heap.
    this.#looks.set(probe, { last, trouble: outcome === 'success' ? before : { ...last, log } });
  }

  of(probe: string): RecentLooks | undefined {
    return this.#looks.get(probe);
  }

  /** Forgets what is no longer watched. */
  only(probes: ReadonlySet<string>): void {
    for (const name of this.#looks.keys()) if (!probes.has(name)) this.#looks.delete(name);
  }
}
