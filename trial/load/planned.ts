import type { LoadProfile } from '../../config/platforms/platform.ts';
import { milliseconds } from '../../config/reading/values.ts';

/** Planned length of a profile in ms. */
export function plannedMs(profile: LoadProfile): number {
  if (!profile.stages) return milliseconds(profile.duration);
  return profile.stages.reduce((sum, stage) => sum + milliseconds(stage.duration), 0);
}
