import { sleep } from 'k6';
import * as clerk from './clerk.ts';
import { lookAfter } from './effect.ts';

// Opening time: all clerks who wait with a filled form send it at the same moment; later come further waves.
export const { options } = clerk.handover;

const FIRST_WAVE_MS = 3_000;
const BETWEEN_WAVES_MS = 10_000;

interface Morning {
  marker: string;
  /** When the day begins, in ms since 1970. */
  opens: number;
}

export function setup(): Morning {
  return { marker: `tai-${Date.now().toString(36)}`, opens: Date.now() + FIRST_WAVE_MS };
}

export function visit({ marker, opens }: Morning): void {
  const csrf = clerk.openForm();
  const past = Math.max(0, Math.ceil((Date.now() - opens) / BETWEEN_WAVES_MS));
  sleep(Math.max(0, opens + past * BETWEEN_WAVES_MS - Date.now()) / 1_000);
  clerk.send(csrf, marker);
}

export function teardown({ marker }: Morning): void {
  lookAfter(marker);
}
