import type { SampleRecord } from '../../records/samples/samples.ts';
import type { Opinion } from '../../records/samples/opinions.ts';

/** A sample on its way to the store. */
export interface Entry extends SampleRecord {
  /** A failure that a second look saw, too. */
  confirmed: boolean;
}

/** What a vantage holds of a probe, and what speaks against it. */
export interface Held {
  /** Undefined before the first judgement. */
  opinion: Opinion | undefined;
  /** Successes in a row while it is down. */
  successes: number;
  /** It failed in a look that no other has confirmed yet, nor shown to be wrong. */
  suspected: boolean;
}

/**
 * What a vantage holds of a probe after one more sample: down with a confirmed failure, up again after so many
 * successes in a row. Two failures without a success between them confirm each other, so that a second look which
 * never can judge hides nothing. What judged nothing changes nothing.
 */
export function afterSample(
  held: Held | undefined,
  entry: Entry,
  recover: number,
): Held | undefined {
  const { probe, platform, vantage, at, outcome, reason } = entry;
  const { opinion, successes = 0, suspected = false } = held ?? {};
  const same = { probe, platform, vantage, at };
  if (outcome === 'failure') {
    if (!entry.confirmed && !suspected)
      return { opinion: opinion && { ...opinion, at }, successes: 0, suspected: true };
    const since = opinion?.state === 'down' ? opinion.since : at;
    return { opinion: { ...same, state: 'down', since, reason }, successes: 0, suspected: false };
  }
  if (outcome !== 'success') return held;
  const well = { successes: 0, suspected: false };
  if (opinion?.state !== 'down')
    return { opinion: { ...same, state: 'up', since: opinion?.since ?? at, reason: '' }, ...well };
  return successes + 1 >= recover
    ? { opinion: { ...same, state: 'up', since: at, reason: '' }, ...well }
    : { ...well, opinion: { ...opinion, at }, successes: successes + 1 };
}
