import type { LoadProfile, Platform } from '../../config/platforms/platform.ts';
import { requestOf } from '../../config/platforms/threshold.ts';
import type { ThresholdRecord } from '../../records/runs/load.ts';
import type { Text } from '../../words/text.ts';

type Called = Pick<ThresholdRecord, 'subject' | 'measure'>;

/** What people call what a metric of a profile measures, and what it speaks of. */
export function calledOf(platform: Platform, profile: LoadProfile, metric: string): Called {
  const subject = subjectOf(platform, profile, metric);
  const name = /^\w+/.exec(metric)?.[0] ?? '';
  const measure = Object.hasOwn(platform.measures, name) ? platform.measures[name] : undefined;
  return { ...(subject && { subject }), ...(measure && { measure }) };
}

/** A named request, or what the load leaves behind. */
function subjectOf(platform: Platform, { effect }: LoadProfile, metric: string): Text | undefined {
  if (effect?.arrived === metric) return effect.title;
  const request = requestOf(metric);
  if (request === null || !Object.hasOwn(platform.requests, request)) return undefined;
  return platform.requests[request];
}
