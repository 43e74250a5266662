import type { SampleOutcome } from '../../records/store/schema.ts';
import type { Family, Labels, Source } from '../exposition/exposition.ts';
import type { Skip } from '../turns/scheduler.ts';

const OUTCOMES: readonly SampleOutcome[] = [
  ...(['success', 'failure', 'blocked', 'refused', 'excluded'] as const),
];
const SKIPS: readonly Skip[] = ['overlap', 'late', 'hours', 'backoff'];

/** Where each number of a tally stands, in the order of the families below. */
const INTERVAL = 0;
const BLOCKED = 1;
const COUNTED = 2;
const SKIPPED = COUNTED + OUTCOMES.length;
const LAST_RUN = SKIPPED + SKIPS.length;

const BEFORE_ITS_FIRST_RUN: readonly Family[] = [
  family('probe_interval_seconds', 'gauge', 'How often the probe looks', [{}]),
  family(
    'probe_blocked_total',
    'counter',
    'Looks in which the monitor itself was at fault and the platform was not judged',
    [{}],
  ),
  family(
    'probe_samples_total',
    'counter',
    'Looks by what came of them; excluded ones lay in a maintenance window',
    OUTCOMES.map((outcome) => ({ outcome })),
  ),
  family(
    'probe_skipped_turns_total',
    'counter',
    'Turns not taken: overlap with the one before, late after a standstill, outside its hours, backing off',
    SKIPS.map((reason) => ({ reason })),
  ),
];
const AFTER_IT: readonly Family[] = [
  ...BEFORE_ITS_FIRST_RUN,
  family('probe_last_run_timestamp_seconds', 'gauge', 'When the probe last ended, in unixtime', [
    {},
  ]),
];

/**
 * What the monitor itself counts of one probe. Numbers side by side: thousands of probes have a dozen each, which as
 * metrics of prom-client took 4 KB a probe. Plain arrays: a short Float64Array has its values outside the heap, and
 * takes three times their room.
 */
export class Tally {
  readonly #numbers = Array.from({ length: LAST_RUN + 1 }, () => 0);
  readonly #labels: Labels;

  constructor(labels: Labels) {
    this.#labels = labels;
  }

  set intervalMs(ms: number) {
    this.#numbers[INTERVAL] = ms / 1_000;
  }

  /** @param outcome as it is counted; `blocked` in a maintenance window is `excluded` */
  looked(outcome: SampleOutcome, judged: boolean, finishedAt: number): void {
    this.#add(COUNTED + OUTCOMES.indexOf(outcome), 1);
    if (!judged) this.#add(BLOCKED, 1);
    this.#numbers[LAST_RUN] = finishedAt / 1_000;
  }

  skipped(reason: Skip, turns: number): void {
    this.#add(SKIPPED + SKIPS.indexOf(reason), turns);
  }

  get source(): Required<Pick<Source, 'families' | 'more' | 'numbers'>> {
    const families = this.#numbers[LAST_RUN] === 0 ? BEFORE_ITS_FIRST_RUN : AFTER_IT;
    return { families, more: this.#labels, numbers: this.#numbers };
  }

  #add(at: number, count: number): void {
    this.#numbers[at] = (this.#numbers[at] ?? 0) + count;
  }
}

function family(name: string, type: string, help: string, series: Labels[]): Family {
  const values = series.map((labels) => ({ labels, value: 0 }));
  return { name: `nghiemthu_${name}`, help, type, values };
}
