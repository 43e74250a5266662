import type { DeadMan } from '../../config/monitoring/judging.ts';
import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import type { Clock } from '../look/clock.ts';

const ANSWER_WITHIN_MS = 10_000;

/** Resets a dead-man's switch again and again while the monitor works, so that people are alerted when it stops. */
export class DeadManSwitch {
  readonly #clock: Clock;
  readonly #works: () => boolean;
  #cancel = () => undefined as void;
  #options: DeadMan | undefined;

  /** @param works whether the monitor does its work: only then is the switch reset */
  constructor(clock: Clock, works: () => boolean) {
    this.#clock = clock;
    this.#works = works;
  }

  use(options: DeadMan | undefined): void {
    const same = JSON.stringify(options) === JSON.stringify(this.#options);
    this.#options = options;
    if (same) return;
    this.stop();
    if (options !== undefined) this.#beat(options);
  }

  stop(): void {
    this.#cancel();
    this.#cancel = () => undefined;
  }

  #beat(options: DeadMan): void {
    this.#cancel = this.#clock.after(goMilliseconds(options.every), () => this.#beat(options));
    if (this.#works())
      void fetch(options.url, {
        method: 'POST',
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      }).then(
        (answer) => answer.body?.cancel(),
        () => undefined,
      );
  }
}
