import type { WatchedDay } from '../../records/samples/watched-days.ts';
import type { JournalFacts } from './facts.ts';
import type { Entry } from './opinions.ts';

const HOUR_MS = 3_600_000;
const QUARTER_MS = HOUR_MS / 4;
/** A look speaks for no more hours than these, however seldom its probe is looked at. */
const MOST_HOURS = 7 * 24;

/** A local day and the hour of it. */
interface LocalHour {
  day: string;
  hour: number;
}

/**
 * Which hours of which days are reported for the first time by some looks. Thousands of looks an hour say the same: what
 * was written before by this process is not written again.
 */
export class HoursWatched {
  readonly #written = new Map<string, WatchedDay>();
  readonly #hours = new Map<number, LocalHour>();
  #timeZone = '';

  /** What is not written yet of what these looks tell. Its entries are to be handed to `wrote` once they are safe. */
  of({ plan: { timeZone }, probes }: JournalFacts, entries: readonly Entry[]): WatchedDay[] {
    if (timeZone !== this.#timeZone) this.#hours.clear();
    this.#timeZone = timeZone;
    const fresh = new Map<string, WatchedDay>();
    for (const entry of entries)
      for (const at of spokenFor(entry, probes[entry.probe]?.intervalMs ?? 0))
        this.#add(fresh, entry, this.#hourOf(at));
    return [...fresh.values()].filter((one) => this.#isNews(one));
  }

  wrote(days: readonly WatchedDay[]): void {
    for (const one of days) {
      const key = keyOf(one);
      this.#written.set(key, joined(one, this.#written.get(key)));
    }
    // Some days of some thousand probes: what was forgotten is only written once more.
    if (this.#written.size > 20_000) this.#written.clear();
  }

  #add(fresh: Map<string, WatchedDay>, entry: Entry, { day, hour }: LocalHour): void {
    const { probe, platform, outcome } = entry;
    const isJudged = outcome === 'success' || outcome === 'failure';
    const one: WatchedDay = {
      ...{ probe, platform, day },
      judged: isJudged ? 1 << hour : 0,
      announced: outcome === 'excluded' ? 1 << hour : 0,
    };
    fresh.set(keyOf(one), joined(one, fresh.get(keyOf(one))));
  }

  #isNews(one: WatchedDay): boolean {
    const known = this.#written.get(keyOf(one));
    if (known === undefined) return true;
    return (one.judged & ~known.judged) !== 0 || (one.announced & ~known.announced) !== 0;
  }

  /** Every zone's hours begin at some quarter. */
  #hourOf(at: number): LocalHour {
    const quarter = Math.floor(at / QUARTER_MS);
    const known = this.#hours.get(quarter);
    if (known !== undefined) return known;
    const local = Temporal.Instant.fromEpochMilliseconds(quarter * QUARTER_MS).toZonedDateTimeISO(
      this.#timeZone,
    );
    const found = { day: local.toPlainDate().toString(), hour: local.hour };
    if (this.#hours.size > 1_000) this.#hours.clear();
    this.#hours.set(quarter, found);
    return found;
  }
}

/** Moments in the hours that a look speaks for: its own, and those until the next look where that is hours away. */
function spokenFor({ at, outcome }: Entry, intervalMs: number): number[] {
  const own = Date.parse(at);
  const judges = outcome === 'success' || outcome === 'failure' || outcome === 'excluded';
  const more =
    judges && intervalMs >= HOUR_MS / 2 ? Math.min(MOST_HOURS, Math.ceil(intervalMs / HOUR_MS)) : 0;
  return Array.from({ length: more + 1 }, (_, n) => own + n * HOUR_MS);
}

function keyOf({ probe, day }: WatchedDay): string {
  return `${probe}/${day}`;
}

function joined(one: WatchedDay, other: WatchedDay | undefined): WatchedDay {
  if (other === undefined) return one;
  return {
    ...one,
    judged: one.judged | other.judged,
    announced: one.announced | other.announced,
  };
}
