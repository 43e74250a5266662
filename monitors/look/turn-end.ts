import type { Prober } from '../../config/monitoring/module.ts';
import { Blocked } from './faults.ts';
import { TimeOver } from '../wire/within.ts';

/** Milliseconds a probe has to give its reason, once its time is over. */
const LAST_WORD_MS = 250;
/** A journey still keeps its evidence and removes what it created. */
const TIDYING_MS = 60_000;
/** A stopping monitor is killed soon: what was created is removed within 3 s. */
const STOPPING_MS = 3_800;

export interface TurnEnd {
  kind: Prober;
  /** Aborts when the time is over or the monitor stops. */
  signal: AbortSignal;
  stop: AbortSignal | undefined;
}

/**
 * The result of a probe. Its turn ends in any case: soon after its time is over it is no longer waited for, and a later
 * result is dropped.
 * @throws {TimeOver} where it does not end by itself; {Blocked} for a journey, whose browser is ours
 */
export function endOfTurn(
  work: Promise<boolean>,
  { kind, signal, stop }: TurnEnd,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined;
    const isJourney = kind === 'journey';
    const late = () =>
      end(() => reject(isJourney ? new Blocked({ code: 'walk-endless' }) : new TimeOver()));
    const over = () => {
      clearTimeout(timer);
      const longest = isJourney ? TIDYING_MS : LAST_WORD_MS;
      timer = setTimeout(late, stop?.aborted === true ? Math.min(longest, STOPPING_MS) : longest);
    };
    const end = (call: () => void) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', over);
      stop?.removeEventListener('abort', over);
      call();
    };
    if (signal.aborted) over();
    signal.addEventListener('abort', over, { once: true });
    // A stop while a journey tidies up shortens its time.
    stop?.addEventListener('abort', over, { once: true });
    work.then(
      (ok) => end(() => resolve(ok)),
      (error: unknown) => end(() => reject(error)),
    );
  });
}
