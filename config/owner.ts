import type { Plan } from './plan.ts';
import type { Platform } from './platform.ts';

/** Who answers for a failed requirement, and the group of causes it belongs to first. */
export interface Ownership {
  /** Slug in `plan.yaml`. */
  owner: string;
  /** Slug of the cause in `plan.yaml`. */
  cause: string;
}

/**
 * The owner of a requirement's failure: by the requirement's own cause, else by its dimension's.
 * @throws RangeError for a requirement the platform does not have
 */
export function ownerOf(plan: Plan, platform: Platform, requirement: string): Ownership {
  const entry = platform.requirements[requirement];
  if (entry === undefined)
    throw new RangeError(`${platform.slug} has no requirement ${requirement}`);
  const cause =
    entry.cause ??
    Object.keys(plan.causes).find((name) =>
      plan.causes[name]?.dimensions.includes(entry.dimension),
    );
  const owner = Object.entries(plan.owners).find(
    ([, { causes, platforms }]) =>
      cause !== undefined &&
      causes.includes(cause) &&
      (platforms === 'all' || platforms.includes(platform.slug)),
  );
  if (cause === undefined || owner === undefined)
    throw new RangeError(`nobody owns the failures of ${requirement}`);
  return { owner: owner[0], cause };
}
