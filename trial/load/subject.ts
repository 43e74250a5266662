import type { LoadProfile, Platform } from '../../config/platforms/platform.ts';
import { requestOf } from '../../config/platforms/threshold.ts';
import type { Text } from '../../words/text.ts';

/** What people call what a metric of a profile speaks of: a named request, or what the load leaves behind. */
export function subjectOf(
  platform: Platform,
  { effect }: LoadProfile,
  metric: string,
): Text | undefined {
  if (effect?.arrived === metric) return effect.title;
  const request = requestOf(metric);
  if (request === null || !Object.hasOwn(platform.requests, request)) return undefined;
  return platform.requests[request];
}
