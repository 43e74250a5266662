import type { Prober } from '../../config/monitoring/module.ts';
import { hashOf } from '../look/hash.ts';

/** How often something is looked at. */
export interface Regular {
  name: string;
  kind: Prober;
  intervalMs: number;
  jitterMs: number;
}

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

/**
 * A processor that has slept takes longer over a look than the look itself: all it needs has to be brought again. So
 * looks come in companies, one soon after another, and what one has brought serves the next: five took a third less
 * than one by one (docs/bench.md).
 */
const COMPANY = 5;
/** What asks more than one question keeps the machine or its platform busy for longer, and goes alone. */
const ALONE: ReadonlySet<Prober> = new Set(['journey', 'api', 'sync', 'websocket', 'turn']);
/** Between two of a company, in ms: each can begin when it is due. */
const APART_MS = 2;
/** Multiples of the golden ratio, without what is before the point, lie evenly, however many there are. */
const GOLDEN = (Math.sqrt(5) - 1) / 2;

/**
 * The rhythm of a probe: its first turn lies within one interval after `anchor`, at a place its number decides.
 * @param number its own among those of its kind, counted from 0
 */
export function rhythmOf(
  { name, kind, intervalMs, jitterMs }: Regular,
  number: number,
  anchor: number,
): Rhythm {
  const company = ALONE.has(kind) ? 1 : COMPANY;
  const begins = Math.floor(((Math.floor(number / company) * GOLDEN) % 1) * intervalMs);
  const place = (begins + (number % company) * APART_MS) % intervalMs;
  return { start: Math.ceil(anchor) + place, intervalMs, jitterMs, seed: hashOf(name) };
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

/** Numbers of the probes of one kind: as few as there are probes, each once. */
export class Numbers {
  readonly #free: number[] = [];
  #next = 0;

  take(): number {
    return this.#free.pop() ?? this.#next++;
  }

  give(number: number): void {
    this.#free.push(number);
  }
}
