import type { Monitors } from '../../config/monitoring/monitors.ts';
import { findJourney } from '../../suites/suite.ts';
import { Browsers } from '../browser/browsers.ts';
import type { BrowsersOptions } from '../browser/browsers.ts';
import type { Clock } from '../look/clock.ts';
import { EvidenceStore } from './evidence-store.ts';
import { Walker } from './walker.ts';
import type { WalkerOptions } from './walker.ts';

/** What walking journeys needs of the machine. */
export interface JourneyParts {
  /** Chromium's path; null where there is none. */
  chromium: string | null;
  /** Folder of the evidence. */
  evidence: string;
  /** Where journeys are found; in `suites/` where left out. */
  find?: WalkerOptions['find'];
}

/** @returns null where no parts are given */
export function openWalker(
  parts: JourneyParts | undefined,
  { browser, evidence }: Pick<Monitors, 'browser' | 'evidence'>,
  clock: Clock,
  restarted: BrowsersOptions['restarted'],
): Walker | null {
  if (parts === undefined) return null;
  return new Walker({
    browsers: new Browsers({ path: parts.chromium, limits: browser, clock, restarted }),
    evidence: new EvidenceStore(parts.evidence, evidence),
    find: parts.find ?? findJourney,
  });
}
