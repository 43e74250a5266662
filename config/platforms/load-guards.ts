import type { LoadProfile, Platform, Threshold } from './platform.ts';
import type { LoadRules } from '../plan/plan.ts';
import { expressionParts, selectionOf } from './threshold.ts';

/** The expression by which the effect of a load run is measured: what arrived, as a share of what was acknowledged. */
export function arrivedExpression(share: number): string {
  return `arrived>=${share}`;
}

/** The platform with the thresholds that the plan's rules add to its load profiles, marked as the plan's. */
export function withGuards(platform: Platform, rules: LoadRules): Platform {
  const load = Object.entries(platform.load).map(([name, profile]) => [
    name,
    {
      ...profile,
      thresholds: [
        ...profile.thresholds,
        ...errorGuards(profile, rules.failedRequests),
        ...effectGuard(profile, rules.arrived),
      ],
    },
  ]);
  return { ...platform, load: Object.fromEntries(load) as Platform['load'] };
}

function effectGuard({ effect }: LoadProfile, share: number): Threshold[] {
  if (effect === undefined) return [];
  const { arrived: metric, proves } = effect;
  return [{ metric, expression: arrivedExpression(share), proves, assumed: false, from: 'plan' }];
}

/**
 * A quick refusal is no quick answer: where a requirement rests on response times alone, the same requests may not fail
 * more often than the plan lets them.
 */
function errorGuards({ thresholds }: LoadProfile, limit: number): Threshold[] {
  const guarded = new Set(thresholds.filter(boundsErrors).flatMap(({ proves }) => proves));
  const guards = new Map<string, Set<string>>();
  for (const { metric, proves } of thresholds) {
    if (!isResponseTime(metric)) continue;
    const open = proves.filter((id) => !guarded.has(id));
    if (open.length === 0) continue;
    const name = `http_req_failed${plainSelection(metric)}`;
    guards.set(name, new Set([...(guards.get(name) ?? []), ...open]));
  }
  return [...guards].map(([metric, proves]) => ({
    ...{ metric, expression: `rate<=${limit}`, proves: [...proves] },
    ...{ assumed: true, from: 'plan' },
  }));
}

const isResponseTime = (metric: string) => /^http_req_(?!failed)/.test(metric);

/** Whether a threshold forbids at least that everything fails. */
function boundsErrors({ metric, expression }: Threshold): boolean {
  const parts = expressionParts(expression);
  if (parts === null || !/^(?:http_req_failed|checks)\b/.test(metric)) return false;
  const { operator, limit } = parts;
  return metric.startsWith('checks')
    ? /^(?:>=?|={2,3})$/.test(operator) && limit > 0
    : /^(?:<=?|={2,3})$/.test(operator) && limit < 1;
}

/** The tags of a metric, unless they choose by the outcome: those requests cannot tell of their own failures. */
function plainSelection(metric: string): string {
  const selection = selectionOf(metric);
  return /\b(?:status|error|error_code|expected_response)\s*:/.test(selection) ? '' : selection;
}
