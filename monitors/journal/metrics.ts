import type { Family } from '../exposition/exposition.ts';
import type { Journal } from './journal.ts';
import { gauge } from '../exposition/family.ts';

/** How the journal itself does. */
export function journalMetrics({ waiting, failures, dropped }: Journal): Family[] {
  return [
    gauge('nghiemthu_store_pending_samples', 'Samples that wait to be written', [[{}, waiting]]),
    gauge(
      'nghiemthu_store_write_failures_total',
      'Writes that failed and are tried again',
      [[{}, failures]],
      'counter',
    ),
    gauge(
      'nghiemthu_store_dropped_samples_total',
      'Samples given up because the store stayed away too long',
      [[{}, dropped]],
      'counter',
    ),
  ];
}
