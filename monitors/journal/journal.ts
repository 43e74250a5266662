import type { Clock } from '../look/clock.ts';
import type { Family } from '../exposition/exposition.ts';
import type { Alert, AlertAnswer } from './alerts-message.ts';
import type { JournalFacts } from './facts.ts';
import type { Entry } from './opinions.ts';
import type { Overview } from './overview.ts';
import type { IncidentUpdate } from './recorder.ts';
import { JournalThread } from './thread.ts';

/** Longest time in ms that a sample waits to be written, and that a heartbeat takes to come again. */
const WRITE_EVERY_MS = 1_000;
const BEAT_EVERY_MS = 10_000;
/** Heartbeats that a monitor may owe before it is taken for dead. */
const BEATS_OWED = 3;
/** A write that takes so long hangs. */
const HANGS_AFTER_MS = 30_000;
const TELL_EVERY_MS = 10_000;
/** What was read so long ago says nothing of now: no series is better than an old one. */
const STALE_AFTER_MS = 60_000;
const FORGET_EVERY_MS = 600_000;
/** Longest pause in ms between tries to write to a store that is away. */
const LONGEST_PAUSE_MS = 30_000;
/** Samples that wait for a store that is away: about an hour of 500 probes every 20 s. */
const MOST_WAITING = 100_000;
/** An older overview is read again, and nobody waits for one longer than this. */
const OVERVIEW_FRESH_MS = 3_000;
const OVERVIEW_WAIT_MS = 2_000;
/** Samples of one write. */
const BATCH = 2_000;

export interface JournalOptions {
  /** Path of the embedded store, or `postgres://…`. */
  store: string;
  /** What the configuration says now. */
  facts: () => JournalFacts;
  clock: Clock;
  /** Called once the samples and what follows from them survive the process. */
  onKept?: (entries: readonly Entry[], told: readonly IncidentUpdate[]) => void;
  /** Called when writing begins to fail, and null when it works again. */
  onTrouble?: (why: string | null) => void;
}

/** Remembers what a monitor sees. Nothing here waits for the disk: a thread of its own writes. */
export class Journal {
  readonly #options: JournalOptions;
  readonly #thread: JournalThread;
  #pending: Entry[] = [];
  #told: Family[] = [];
  #toldAt = -Infinity;
  #failures = 0;
  #failing = 0;
  #dropped = 0;
  #writing = false;
  #writingSince = 0;
  #stopped = false;
  #ended = false;
  #beatEveryMs: number;
  #lastBeat = -Infinity;
  #overview: Overview | null = null;
  #overviewAt = -Infinity;
  /** An incident changed since. */
  #overviewOld = false;
  #overviewing: Promise<void> | undefined;
  #pauseUntil = -Infinity;
  readonly #cancel = new Map<() => Promise<void>, () => void>();

  constructor(options: JournalOptions) {
    this.#options = options;
    this.#thread = new JournalThread(options.store, options.facts);
    this.#beatEveryMs = beatEvery(options.facts());
  }

  start(): void {
    this.#every(WRITE_EVERY_MS, () => this.#write());
    this.#every(TELL_EVERY_MS, () => this.refresh());
    this.#every(FORGET_EVERY_MS, () => this.#forget());
    void this.refresh();
  }

  /** Passes a reloaded configuration to the thread. */
  reread(): void {
    const facts = this.#options.facts();
    this.#beatEveryMs = beatEvery(facts);
    this.#thread.ask({ kind: 'use', facts }).catch(() => undefined);
  }

  /** Takes a sample. It is safe once `onKept` was called with it. */
  keep(entry: Entry): void {
    this.#pending.push(entry);
    const over = this.#pending.length - MOST_WAITING;
    if (over > 0) {
      this.#pending.splice(0, over);
      this.#dropped += over;
    }
    // A failure must not wait: an incident hangs on it.
    if (entry.outcome === 'failure') void this.#write();
  }

  /** @throws {JournalError} */
  takeAlerts(alerts: readonly Alert[]): Promise<AlertAnswer[]> {
    return this.#thread.ask({ kind: 'alerts', alerts });
  }

  /** Metrics of the store as they were read last, and of the journal itself. */
  get families(): readonly Family[] {
    const isStale = this.#options.clock.now() - this.#toldAt > STALE_AFTER_MS;
    return isStale ? [] : this.#told;
  }

  /**
   * What is remembered of the platforms, and how long ago it was read: now, or before where the store does not answer
   * soon. Null where nothing was read yet.
   */
  async overview(): Promise<{ overview: Overview; readMsAgo: number } | null> {
    const age = () => this.#options.clock.now() - this.#overviewAt;
    if (age() > OVERVIEW_FRESH_MS || this.#overviewOld) await this.#freshOverview();
    return this.#overview === null ? null : { overview: this.#overview, readMsAgo: age() };
  }

  async #freshOverview(): Promise<void> {
    this.#overviewing ??= this.#readOverview();
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<void>((done) => (timer = setTimeout(done, OVERVIEW_WAIT_MS)));
    await Promise.race([this.#overviewing, late]);
    clearTimeout(timer);
  }

  async #readOverview(): Promise<void> {
    try {
      this.#overviewOld = false;
      this.#overview = await this.#thread.ask({ kind: 'overview' });
      this.#overviewAt = this.#options.clock.now();
    } catch {
      // The page shows how old it is.
    } finally {
      this.#overviewing = undefined;
    }
  }

  get waiting(): number {
    return this.#pending.length;
  }

  /** True while writing fails or hangs. */
  get trouble(): boolean {
    const hangs = this.#writing && this.#options.clock.now() - this.#writingSince > HANGS_AFTER_MS;
    return this.#failing > 0 || hangs;
  }

  get failures(): number {
    return this.#failures;
  }

  get dropped(): number {
    return this.#dropped;
  }

  /** Reads the metrics of the store again; the old ones stay for a while where it is away. */
  async refresh(): Promise<void> {
    await this.#thread.ask({ kind: 'metrics' }).then(
      (families) => {
        this.#told = families;
        this.#toldAt = this.#options.clock.now();
      },
      () => undefined,
    );
  }

  /** Writes what waits, for at most `withinMs`, and ends the thread. */
  async stop(withinMs = 3_000): Promise<void> {
    this.#stopped = true;
    for (const cancel of this.#cancel.values()) cancel();
    const late = new Promise<void>((resolve) => setTimeout(resolve, withinMs).unref());
    await Promise.race([this.#drain(), late]);
    this.#ended = true;
    await this.#thread.end();
  }

  async #drain(): Promise<void> {
    while (!this.#ended && (this.#pending.length > 0 || this.#writing)) {
      await this.#write();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    if (!this.#ended) await this.#thread.ask({ kind: 'close' }).catch(() => undefined);
  }

  async #write(): Promise<void> {
    if (this.#writing) return;
    const now = this.#options.clock.now();
    const isDue = this.#pending.length > 0 || now - this.#lastBeat >= this.#beatEveryMs;
    if (!isDue || (now < this.#pauseUntil && !this.#stopped)) return;
    this.#writing = true;
    this.#writingSince = now;
    const entries = this.#pending.slice(0, BATCH);
    try {
      const told = await this.#thread.ask({ kind: 'record', entries });
      this.#forgetWritten(entries);
      this.#lastBeat = now;
      if (this.#failing > 0) this.#options.onTrouble?.(null);
      this.#failing = 0;
      this.#options.onKept?.(entries, told);
      if (told.length > 0) {
        this.#overviewOld = true;
        await this.refresh();
      }
    } catch (error) {
      this.#failures += 1;
      this.#failing += 1;
      if (this.#failing === 1) this.#options.onTrouble?.((error as Error).message);
      const pause = Math.min(LONGEST_PAUSE_MS, WRITE_EVERY_MS * 2 ** (this.#failing - 1));
      this.#pauseUntil = this.#options.clock.now() + pause;
    } finally {
      this.#writing = false;
    }
    if (this.#pending.length > 0 && this.#failing === 0) await this.#write();
  }

  /** The oldest may have been given up while they were being written. */
  #forgetWritten(entries: readonly Entry[]): void {
    const written = new Set(entries);
    this.#pending = this.#pending.filter((one) => !written.has(one));
  }

  async #forget(): Promise<void> {
    await this.#thread.ask({ kind: 'forget' }).catch(() => undefined);
  }

  #every(ms: number, work: () => Promise<void>): void {
    if (this.#stopped) return;
    this.#cancel.set(
      work,
      this.#options.clock.after(ms, () => {
        this.#every(ms, work);
        void work();
      }),
    );
  }
}

function beatEvery({ judging }: JournalFacts): number {
  return Math.min(BEAT_EVERY_MS, judging.deadAfterMs / BEATS_OWED);
}
