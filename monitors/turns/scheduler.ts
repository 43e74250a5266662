import type { Prober } from '../../config/monitoring/module.ts';
import type { Clock } from '../look/clock.ts';
import { Limiter } from './line.ts';
import { dueOf, Numbers, rhythmOf, turnFrom } from './rhythm.ts';
import type { Regular, Rhythm } from './rhythm.ts';
import { HeldSlot } from './slot.ts';
import type { Slot } from './slot.ts';

/** Something to look at again and again. */
export interface Task extends Regular {
  /** Why the turn at this moment (Unix time in milliseconds) is not to be taken; null where it is. */
  skips(wall: number): Skip | null;
  /** One turn; never rejects. The signal aborts when the scheduler stops or the task is gone. */
  run(stop: AbortSignal, slot: Slot): Promise<void>;
}

/**
 * Why a turn was not taken: the one before was still running or waiting; the program woke too late for it; outside
 * its hours; looks more seldom because it could not look.
 */
export type Skip = 'overlap' | 'late' | 'hours' | 'backoff';

export interface Watcher {
  /** A turn begins `lagMs` after it was due. */
  started(task: Task, lagMs: number): void;
  skipped(task: Task, why: Skip, turns: number): void;
}

/** After a standstill, turns that are late by no more than this part of their interval are still taken. */
const LATE_PART = 0.1;
const LATE_AT_MOST_MS = 60_000;
const DEFAULT_LIMIT = 500;
/** A look that takes such a part of its interval, or more, is a slow one: it waits for its like alone the next time. */
const SLOW_PART = 0.25;

/**
 * Timers count from the millisecond that the program woke in, and so fire a little early. The turn is taken then: to
 * wait for the rest would wake the program a second time for each look.
 */
const EARLY_MS = 1;

/** How many looks of a kind run at once. */
export type Limits = { readonly [kind in Prober]?: number | undefined };

interface Entry {
  task: Task;
  /** Its own among those of its kind. */
  number: number;
  rhythm: Rhythm;
  /** The turn that is due next. */
  turn: number;
  cancel: () => void;
  /** Its last look took long. */
  isSlow: boolean;
  /** Leaves the line of its kind; null while it neither waits nor runs. */
  busy: (() => void) | null;
  /** The look that is running. */
  look: { stop: AbortController; ends: Promise<void> } | null;
}

/** Starts each task at its turns: no drift, no overlap, no burst after a standstill. */
export class Scheduler {
  readonly #clock: Clock;
  readonly #watcher: Watcher;
  readonly #entries = new Map<string, Entry>();
  readonly #limiters = new Map<Prober, Limiter>();
  readonly #numbers = new Map<Prober, Numbers>();
  /** When the first tasks were set: all rhythms count from there. */
  #anchor: number | undefined;
  #limits: Limits = {};
  #stopped = false;

  constructor(clock: Clock, watcher: Watcher) {
    this.#clock = clock;
    this.#watcher = watcher;
  }

  /** Sets the tasks and limits. A task that was there before keeps its rhythm and its running look. */
  set(tasks: readonly Task[], limits: Limits): void {
    this.#limits = limits;
    // One moment for all, however long it takes to set them: what is due then is not yet late.
    const now = this.#clock.now();
    this.#anchor ??= now;
    for (const [kind, limiter] of this.#limiters) limiter.limit = limits[kind] ?? DEFAULT_LIMIT;
    const wanted = new Map(tasks.map((task) => [task.name, task]));
    for (const [name, entry] of this.#entries) if (!wanted.has(name)) this.#drop(name, entry);
    for (const task of tasks) this.#put(task, { anchor: this.#anchor, now });
  }

  /** Running and waiting looks of a kind. */
  load(kind: Prober): { running: number; waiting: number } {
    const limiter = this.#limiters.get(kind);
    return { running: limiter?.running ?? 0, waiting: limiter?.waiting ?? 0 };
  }

  /** Takes no more turns and ends the running looks. Resolves when the last has ended. */
  async stop(): Promise<void> {
    this.#stopped = true;
    const ends = [...this.#entries.values()].flatMap(({ look }) => look?.ends ?? []);
    for (const [name, entry] of this.#entries) this.#drop(name, entry);
    await Promise.all(ends);
  }

  #put(task: Task, { anchor, now }: { anchor: number; now: number }): void {
    const known = this.#entries.get(task.name);
    if (known !== undefined && known.task.kind === task.kind) {
      const same =
        known.task.intervalMs === task.intervalMs && known.task.jitterMs === task.jitterMs;
      known.task = task;
      if (same) return;
      known.cancel();
      this.#begin(known, rhythmOf(task, known.number, anchor), now);
      return;
    }
    if (known !== undefined) this.#drop(task.name, known);
    const number = this.#numbersOf(task.kind).take();
    const rhythm = rhythmOf(task, number, anchor);
    const entry: Entry = {
      ...{ task, number, rhythm, turn: 0 },
      cancel: () => undefined,
      isSlow: false,
      busy: null,
      look: null,
    };
    this.#entries.set(task.name, entry);
    this.#begin(entry, rhythm, now);
  }

  #begin(entry: Entry, rhythm: Rhythm, now: number): void {
    Object.assign(entry, { rhythm, turn: turnFrom(rhythm, now) });
    this.#wait(entry);
  }

  #drop(name: string, entry: Entry): void {
    this.#entries.delete(name);
    this.#numbersOf(entry.task.kind).give(entry.number);
    entry.cancel();
    entry.busy?.();
    entry.look?.stop.abort();
  }

  #wait(entry: Entry): void {
    const delay = dueOf(entry.rhythm, entry.turn) - this.#clock.now();
    entry.cancel = this.#clock.after(delay, () => this.#due(entry));
  }

  #due(entry: Entry): void {
    const now = this.#clock.now();
    const due = dueOf(entry.rhythm, entry.turn);
    if (due - now > EARLY_MS) {
      this.#wait(entry);
      return;
    }
    const { task, rhythm } = entry;
    const { intervalMs } = rhythm;
    const missed = Math.max(0, Math.floor((now - due) / intervalMs));
    const lag = now - dueOf(rhythm, entry.turn + missed);
    const tooLate = lag > Math.min(intervalMs * LATE_PART, LATE_AT_MOST_MS);
    const late = missed + (tooLate ? 1 : 0);
    if (late > 0) this.#watcher.skipped(task, 'late', late);
    entry.turn += missed + 1;
    this.#wait(entry);
    if (tooLate) return;
    const why = task.skips(this.#clock.wall());
    if (why !== null) this.#watcher.skipped(task, why, 1);
    else if (entry.busy !== null) this.#watcher.skipped(task, 'overlap', 1);
    else this.#enter(entry, now - lag);
  }

  #enter(entry: Entry, due: number): void {
    const { task } = entry;
    const limiter = this.#limiterOf(task.kind);
    const { isSlow } = entry;
    entry.busy = () => undefined;
    const leaveLine = limiter.enter(() => {
      this.#watcher.started(task, Math.max(0, this.#clock.now() - due));
      const stop = new AbortController();
      const now = () => this.#clock.now();
      const isLong = (heldMs: number) => heldMs >= task.intervalMs * SLOW_PART;
      const slot = new HeldSlot(limiter, isSlow, stop.signal, now, isLong);
      const ends = task.run(stop.signal, slot).finally(() => {
        entry.busy = null;
        entry.look = null;
        entry.isSlow = slot.release();
      });
      entry.look = { stop, ends };
    }, isSlow);
    if (entry.busy !== null && !this.#stopped) entry.busy = leaveLine;
  }

  #numbersOf(kind: Prober): Numbers {
    const known = this.#numbers.get(kind) ?? new Numbers();
    this.#numbers.set(kind, known);
    return known;
  }

  #limiterOf(kind: Prober): Limiter {
    const known = this.#limiters.get(kind);
    if (known !== undefined) return known;
    const limiter = new Limiter(this.#limits[kind] ?? DEFAULT_LIMIT);
    this.#limiters.set(kind, limiter);
    return limiter;
  }
}
