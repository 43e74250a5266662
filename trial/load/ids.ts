import type { DefectRecord, LoadRecord, ThresholdRecord } from '../../records/model.ts';

/** Names a threshold over runs. The platform is part of it: two of them may have the same profile. */
export function thresholdId(
  platform: string,
  profile: string,
  { metric, expression }: Pick<ThresholdRecord, 'metric' | 'expression'>,
): string {
  return `load:${platform}:${profile}:${metric}:${expression}`;
}

/** Ids of a run's thresholds that were met. */
export function passedThresholds(load: LoadRecord): string[] {
  return load.thresholds
    .filter(({ ok, samples }) => ok === true && samples > 0)
    .map((threshold) => thresholdId(load.platform, load.profile, threshold));
}

/**
 * Whether what a defect was found by has passed. Ids of thresholds in older stores carry no platform; the defect itself
 * says whose they are.
 */
export function hasPassed(
  { caseId, platform }: Pick<DefectRecord, 'caseId' | 'platform'>,
  passed: ReadonlySet<string>,
): boolean {
  if (passed.has(caseId)) return true;
  return caseId.startsWith('load:') && passed.has(`load:${platform}:${caseId.slice(5)}`);
}
