import type { Plan } from './plan.ts';
import type { Platform } from '../platforms/platform.ts';

/** Who answers for a failed requirement, and the group of causes it belongs to first. */
export interface Ownership {
  /** Slug in `plan.yaml`. */
  owner: string;
  /** Slug of the cause in `plan.yaml`. */
  cause: string;
}

/** The owner of failures of a cause on a platform; undefined where nobody owns them. */
export function findOwner(plan: Plan, platform: string, cause: string): string | undefined {
  const owner = Object.entries(plan.owners).find(
    ([, { causes, platforms }]) =>
      causes.includes(cause) && (platforms === 'all' || platforms.includes(platform)),
  );
  return owner?.[0];
}

/**
 * The owner of failures of a cause on a platform.
 * @throws RangeError where nobody owns them
 */
export function ownerOfCause(plan: Plan, platform: string, cause: string): string {
  const owner = findOwner(plan, platform, cause);
  if (owner === undefined) throw new RangeError(`nobody owns failures of ${cause} on ${platform}`);
  return owner;
}

/** Slug of the group of causes that failures of a dimension belong to; undefined where the plan has none. */
export function causeOfDimension(
  plan: Plan,
  dimension: Platform['requirements'][string]['dimension'],
): string | undefined {
  return Object.keys(plan.causes).find((name) => plan.causes[name]?.dimensions.includes(dimension));
}

/**
 * The owner of a requirement's failure: by the requirement's own cause, else by its dimension's.
 * @throws RangeError for a requirement the platform does not have
 */
export function ownerOf(plan: Plan, platform: Platform, requirement: string): Ownership {
  const entry = platform.requirements[requirement];
  if (entry === undefined)
    throw new RangeError(`${platform.slug} has no requirement ${requirement}`);
  const cause = entry.cause ?? causeOfDimension(plan, entry.dimension);
  if (cause === undefined) throw new RangeError(`nobody owns the failures of ${requirement}`);
  return { owner: ownerOfCause(plan, platform.slug, cause), cause };
}
