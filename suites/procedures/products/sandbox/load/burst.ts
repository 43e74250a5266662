import { sleep } from 'k6';
import * as citizen from './citizen.ts';
import { lookAfter, lookBefore, type Before } from './effect.ts';
import { handover, rushProcedure } from './handover.ts';

// Opening time: all who wait with a filled form send it at the same moment; later come further waves.
export const { options } = handover;

const FIRST_WAVE_MS = 3_000;
const BETWEEN_WAVES_MS = 10_000;

interface Morning extends Before {
  /** When the counter opens, in ms since 1970. */
  opens: number;
}

export function setup(): Morning {
  return { ...lookBefore(), opens: Date.now() + FIRST_WAVE_MS };
}

export function visit({ opens }: Morning): void {
  const form = citizen.openForm(rushProcedure);
  const past = Math.max(0, Math.ceil((Date.now() - opens) / BETWEEN_WAVES_MS));
  sleep(Math.max(0, opens + past * BETWEEN_WAVES_MS - Date.now()) / 1_000);
  citizen.send(form);
}

export function teardown(morning: Morning): void {
  lookAfter(morning);
}
