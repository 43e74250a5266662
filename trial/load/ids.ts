import type { DefectRecord } from '../../records/defects/defect.ts';
import type { LoadRecord, ThresholdRecord } from '../../records/runs/load.ts';

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

/** Whether a defect was found by this threshold of this load, by an id of now or of an older store. */
export function isOf(
  { caseId, platform }: Pick<DefectRecord, 'caseId' | 'platform'>,
  load: Pick<LoadRecord, 'platform' | 'profile'>,
  threshold: Pick<ThresholdRecord, 'metric' | 'expression'>,
): boolean {
  const id = thresholdId(load.platform, load.profile, threshold);
  return load.platform === platform && hasPassed({ caseId, platform }, new Set([id]));
}

/** The load profile by which a defect was found; undefined where it was found otherwise. */
export function profileOf({
  caseId,
  platform,
}: Pick<DefectRecord, 'caseId' | 'platform'>): string | undefined {
  const [kind, first, second] = caseId.split(':');
  if (kind !== 'load') return undefined;
  // In an older store the profile comes first, and a metric after it: no profile has a name like one.
  return first === platform && /^[a-z][a-z0-9-]*$/.test(second ?? '') ? second : first;
}
