import type { Text } from '../../config/reading/values.ts';
import type { Mutant } from './mutant.ts';
import type { Tried } from './run/tried.ts';

/** A mutant of the plan and what became of it. */
export interface Row {
  mutant: Mutant;
  /** Absent where it was not tried. */
  tried?: Tried;
  /** Why it makes no difference that anybody could see: it is not tried, and does not count. */
  equivalent?: Text;
}

export interface Score {
  seen: number;
  lived: number;
  blocked: number;
  notReached: number;
  equivalent: number;
  notRun: number;
  /** Of those that were spoiled and are not equivalent, how many were seen, in per cent; null where there is none. */
  percent: number | null;
}

export function scoreOf(rows: readonly Row[]): Score {
  const count = (of: (row: Row) => boolean) => rows.filter(of).length;
  const fate = (name: Tried['fate']) =>
    count(({ equivalent, tried }) => !equivalent && tried?.fate === name);
  const [seen, lived, blocked] = [fate('seen'), fate('lived'), fate('blocked')];
  const counted = seen + lived + blocked;
  return {
    ...{ seen, lived, blocked, notReached: fate('not-reached') },
    equivalent: count(({ equivalent }) => equivalent !== undefined),
    notRun: count(({ equivalent, tried }) => !equivalent && tried === undefined),
    percent: counted === 0 ? null : Math.floor((seen / counted) * 1000) / 10,
  };
}
