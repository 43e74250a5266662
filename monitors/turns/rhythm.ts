import { hashOf } from '../look/hash.ts';

/**
 * When a probe's turns are due. Turn n is at `start + n × interval`, wherever the turns before it ended. Whole
 * milliseconds, as the timers of Node count them: between two of them a turn would be early or late by its own part.
 */
export interface Rhythm {
  /** Milliseconds on the scheduler's clock. */
  start: number;
  intervalMs: number;
  jitterMs: number;
  /** Makes the jitter of each turn its own and the same every time. */
  seed: number;
}

/** The rhythm of a probe: its first turn lies within one interval after `anchor`, at a place its name decides. */
export function rhythmOf(
  name: string,
  anchor: number,
  intervalMs: number,
  jitterMs: number,
): Rhythm {
  const seed = hashOf(name);
  const place = Math.floor((seed / 2 ** 32) * intervalMs);
  return { start: Math.ceil(anchor) + place, intervalMs, jitterMs, seed };
}

/** When turn `n` is due. */
export function dueOf(rhythm: Rhythm, n: number): number {
  const { start, intervalMs, jitterMs, seed } = rhythm;
  const shift = jitterMs === 0 ? 0 : Math.floor((hashOf(`${seed}/${n}`) / 2 ** 32) * jitterMs);
  return start + n * intervalMs + shift;
}

/** The first turn whose place in the rhythm, before its jitter, is not before `now`. */
export function turnFrom({ start, intervalMs }: Rhythm, now: number): number {
  return Math.max(0, Math.ceil((now - start) / intervalMs));
}
