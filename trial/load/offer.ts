import type { LoadProfile } from '../../config/platforms/platform.ts';
import { milliseconds } from '../../config/reading/values.ts';
import type { IterationCounts, Offer } from '../../records/runs/load.ts';
import { askedTimes } from '../../suites/load-options.ts';
import { plannedMs } from './planned.ts';
import type { Samples } from './samples.ts';
import { countOf, type Summary } from './summary.ts';
import { BEGUN, THREW } from './wrapper.ts';

const MS = { second: 1_000, minute: 60_000, hour: 3_600_000 } as const;

/** What a profile asks of the load generator. */
export function askedOf(profile: LoadProfile): Offer {
  const seconds = plannedMs(profile) / 1_000;
  const times = askedTimes(profile);
  if (profile.users !== undefined)
    return { seconds, users: Math.round(profile.users * times), iterations: null };
  const per = MS[profile.per ?? 'second'];
  return { seconds, users: null, iterations: Math.floor((arrivals(profile) * times) / per) };
}

/** Arrivals of a profile times the ms of its unit of time; the rate rises evenly from one stage to the next. */
function arrivals({ rate, stages, duration }: LoadProfile): number {
  if (stages === undefined) return (rate ?? 0) * milliseconds(duration);
  let before = stages[0]?.rate ?? 0;
  return stages.reduce((sum, stage) => {
    const area = ((before + stage.rate) / 2) * milliseconds(stage.duration);
    before = stage.rate;
    return sum + area;
  }, 0);
}

/** What the run really offered, in the terms of what was asked. */
export function offeredOf(asked: Offer, summary: Summary, samples: Samples): Offer {
  return {
    seconds: Math.round(summary.seconds * 10) / 10,
    users: asked.users === null ? null : usersOf(asked, summary, samples),
    iterations: countOf(summary, BEGUN),
  };
}

/** Users at once, on an average of the seconds that k6 reported; what the script asks for in a run too short for any. */
function usersOf(asked: Offer, { vus }: Summary, { users }: Samples): number {
  const told = users.slice(0, secondsTold(asked));
  if (told.length === 0) return vus;
  return Math.round((sum(told) / told.length) * 10) / 10;
}

/** Seconds of a profile in which k6 surely tells of its users: neither of the first nor, by a hair, of the last. */
const secondsTold = (asked: Offer) => Math.max(0, Math.floor(asked.seconds) - 1);

const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);

/** Whether less was offered than the share of what was asked that the plan wants. */
export function isLess(
  asked: Offer,
  offered: Offer,
  { dropped }: IterationCounts,
  samples: Samples,
  share: number,
): boolean {
  const less = (has: number | null, wants: number | null) =>
    wants !== null && (has ?? 0) < wants * share;
  const begun = offered.iterations ?? 0;
  const told = samples.users
    .slice(0, secondsTold(asked))
    .map((one) => Math.min(one, asked.users ?? 0));
  return (
    begun === 0 ||
    less(offered.seconds, asked.seconds) ||
    less(secondsOf(asked, begun, samples), asked.seconds) ||
    less(offered.users, asked.users) ||
    less(sum(told), asked.users === null ? null : asked.users * secondsTold(asked)) ||
    // One arrival more or less is the clock's.
    less(begun + 1, asked.iterations) ||
    (dropped > 1 && begun < (begun + dropped) * share)
  );
}

/** How long load lasted at most: k6's own time counts what the script prepares and asks afterwards, too. */
function secondsOf(asked: Offer, begun: number, { users, span }: Samples): number {
  if (asked.users === null) return span + 2 + (begun > 0 ? asked.seconds / begun : 0);
  return users.length > 0 ? users.length + 2 : asked.seconds;
}

/** What became of the iterations. */
export function iterationsOf(summary: Summary): IterationCounts {
  return {
    done: countOf(summary, 'iterations'),
    threw: countOf(summary, THREW),
    dropped: countOf(summary, 'dropped_iterations'),
  };
}
