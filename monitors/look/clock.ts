/** Time as the scheduler sees it; tests bring their own. */
export interface Clock {
  /** Milliseconds that only ever grow, whatever is done to the machine's clock. */
  now(): number;
  /** Unix time in milliseconds. */
  wall(): number;
  /** Calls back once, after `delay` milliseconds, a part of one less or more. @returns what cancels it */
  after(delay: number, call: () => void): () => void;
}

/** The longest time Node's timers take; a longer one would fire at once. */
const MAX_DELAY = 2_147_483_647;

export const systemClock: Clock = {
  now: () => performance.now(),
  wall: () => Date.now(),
  after: (delay, call) => {
    const timer = setTimeout(call, Math.min(Math.max(0, Math.ceil(delay)), MAX_DELAY));
    return () => clearTimeout(timer);
  },
};
