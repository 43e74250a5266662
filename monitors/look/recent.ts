import type { ProbeLog } from './log.ts';
import type { Sample } from './sample.ts';

/** How a look ended. */
export type Ending = Pick<Sample, 'outcome' | 'finishedAt' | 'durationSeconds'> & {
  words: string | undefined;
  evidence: string | undefined;
};

/** The last look of a probe, and the last one that did not succeed with what it told. */
export interface RecentLooks {
  last: Ending;
  trouble: (Ending & { log: ProbeLog }) | undefined;
}

/** Keeps how probes ended last, and why they did not succeed, for people who want to know. */
export class Recent {
  readonly #looks = new Map<string, RecentLooks>();

  keep(probe: string, sample: Sample): void {
    const { outcome, words, finishedAt, durationSeconds, evidence, log } = sample;
    const last = { outcome, words, finishedAt, durationSeconds, evidence };
    const before = this.#looks.get(probe)?.trouble;
    // A look that went well told nothing that anybody asks for: thousands of logs would age in the heap.
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
