import type { Config } from '../../config/load.ts';
import { causeOfDimension } from '../../config/plan/owner.ts';
import type { Demand } from '../../config/plan/demand.ts';
import type { Plan } from '../../config/plan/plan.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { DemandRecord } from '../../records/runs/demand.ts';
import type { PlatformVerdict, RequirementVerdict } from '../../records/runs/verdict.ts';

export interface DemandInput {
  config: Pick<Config, 'plan' | 'platforms'>;
  verdicts: readonly PlatformVerdict[];
  /** Slugs of platforms that are configured and were not part of the run. */
  otherPlatforms: readonly string[];
  /** Of the target, whatever run found them. */
  open: readonly DefectRecord[];
  /** False where the run decides nothing: it was interrupted, is a draft, or a part of the harness failed. */
  isSound: boolean;
  /** Local day that is judged, `2025-06-28`. */
  day: string;
}

/**
 * Answers each demand of the plan: met where all that it names was proved, unmet where something speaks against it,
 * else unproved. What was not part of the run, or not judged, proves nothing.
 */
export function answerDemands(input: DemandInput): DemandRecord[] {
  return Object.entries(input.config.plan.demands).map(([id, demand]) => answer(input, id, demand));
}

function answer(input: DemandInput, id: string, demand: Demand): DemandRecord {
  const { config, verdicts, open, day } = input;
  const all = verdicts.flatMap(({ requirements }) => requirements);
  const isOfAll = demand.judged === 'all' || demand.defects === 'closed';
  const asked = isOfAll ? all : askedOf(demand, config, verdicts);
  const ids = (...kinds: RequirementVerdict['verdict'][]) =>
    asked.filter(({ verdict }) => kinds.includes(verdict)).map((one) => one.id);
  const absent = (demand.requirements ?? []).filter((id) => !all.some((one) => one.id === id));
  const papers = config.plan.papers.filter((one) => one.demand === id && one.signed <= day);
  const record = {
    ...{ id, text: demand.text, source: demand.source },
    passed: ids('pass'),
    failed: ids('fail'),
    unjudged: [...ids('blocked', 'not-run'), ...absent],
    defects: demand.defects === 'closed' ? open.map((one) => one.id) : [],
    papers: papers.map(({ demand: _, ...paper }) => paper),
    lacksPaper: demand.paper === 'needed' && papers.length === 0,
    // Single requirements are of one platform; all else is asked of every one.
    otherPlatforms: isOfAll || demand.dimensions || demand.causes ? [...input.otherPlatforms] : [],
    ...(demand.nationwide && { nationwide: demand.nationwide }),
  };
  const against = [...record.defects, ...(isOnlyToBeJudged(demand) ? [] : record.failed)];
  if (against.length > 0) return { ...record, answer: 'unmet' };
  const isProved =
    input.isSound &&
    (asked.length > 0 || isOnPaperAlone(demand)) &&
    record.unjudged.length + record.otherPlatforms.length === 0 &&
    !record.lacksPaper;
  return { ...record, answer: isProved ? 'met' : 'unproved' };
}

/** To have been tested is no less so where a test failed. */
function isOnlyToBeJudged(demand: Demand): boolean {
  return demand.judged === 'all' && demand.defects === undefined;
}

function isOnPaperAlone(demand: Demand): boolean {
  return [
    ...[demand.judged, demand.defects],
    ...[demand.dimensions, demand.causes, demand.requirements],
  ].every((one) => one === undefined);
}

function askedOf(
  demand: Demand,
  { plan, platforms }: DemandInput['config'],
  verdicts: readonly PlatformVerdict[],
): RequirementVerdict[] {
  return verdicts.flatMap(({ slug, requirements }) => {
    const platform = platforms.find((one) => one.slug === slug);
    return requirements.filter(
      (one) =>
        demand.dimensions?.includes(one.dimension) ||
        demand.requirements?.includes(one.id) ||
        demand.causes?.includes(causeOf(plan, platform?.requirements[one.id], one) ?? ''),
    );
  });
}

function causeOf(
  plan: Plan,
  entry: { cause?: string | undefined } | undefined,
  { dimension }: RequirementVerdict,
): string | undefined {
  return entry?.cause ?? causeOfDimension(plan, dimension);
}
