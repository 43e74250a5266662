import type { SampleRecord } from '../../records/samples.ts';
import type { Opinion } from '../../records/opinions.ts';

/** A sample on its way to the store. */
export interface Entry extends SampleRecord {
  /** A failure that a second look saw, too. */
  confirmed: boolean;
}

/** What a vantage holds of a probe, and how many successes in a row speak against it. */
export interface Held {
  opinion: Opinion;
  successes: number;
}

/**
 * What a vantage holds of a probe after one more sample: down with a confirmed failure, up again after so many
 * successes in a row. What judged nothing changes nothing.
 */
export function afterSample(
  held: Held | undefined,
  entry: Entry,
  recover: number,
): Held | undefined {
  const { probe, platform, vantage, at, outcome, reason } = entry;
  const same = { probe, platform, vantage, at };
  if (outcome === 'failure') {
    if (!entry.confirmed) return held && { opinion: { ...held.opinion, at }, successes: 0 };
    const since = held?.opinion.state === 'down' ? held.opinion.since : at;
    return { opinion: { ...same, state: 'down', since, reason }, successes: 0 };
  }
  if (outcome !== 'success') return held;
  if (held?.opinion.state !== 'down')
    return {
      opinion: { ...same, state: 'up', since: held?.opinion.since ?? at, reason: '' },
      successes: 0,
    };
  const successes = held.successes + 1;
  return successes >= recover
    ? { opinion: { ...same, state: 'up', since: at, reason: '' }, successes: 0 }
    : { opinion: { ...held.opinion, at }, successes };
}
