import { either } from '../reading/faults.ts';

/** What can be measured in a metric of each type: https://grafana.com/docs/k6/latest/using-k6/thresholds/ */
const METHODS = {
  trend: ['avg', 'min', 'max', 'med', 'p(95)'],
  rate: ['rate'],
  counter: ['count', 'rate'],
  gauge: ['value'],
} as const;

/** The metrics k6 has by itself. */
const BUILT_IN: Record<string, keyof typeof METHODS> = {
  http_reqs: 'counter',
  http_req_failed: 'rate',
  http_req_duration: 'trend',
  http_req_blocked: 'trend',
  http_req_connecting: 'trend',
  http_req_tls_handshaking: 'trend',
  http_req_sending: 'trend',
  http_req_waiting: 'trend',
  http_req_receiving: 'trend',
  iterations: 'counter',
  iteration_duration: 'trend',
  dropped_iterations: 'counter',
  data_sent: 'counter',
  data_received: 'counter',
  checks: 'rate',
  group_duration: 'trend',
  vus: 'gauge',
  vus_max: 'gauge',
  ws_sessions: 'counter',
  ws_msgs_sent: 'counter',
  ws_msgs_received: 'counter',
  ws_ping: 'trend',
  ws_session_duration: 'trend',
  ws_connecting: 'trend',
  grpc_req_duration: 'trend',
};

/** Whether k6 measures this by itself, in whatever script. */
export const isOfK6 = (metric: string): boolean => Object.hasOwn(BUILT_IN, metric);

const METRIC = /^([A-Za-z_][A-Za-z0-9_]{0,127})(\{.+:.*\})?$/;
const EXPRESSION =
  /^\s*(avg|min|max|med|count|rate|value|p\((\d+(?:\.\d+)?)\))\s*(<=|>=|<|>|===|==|!=)\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)\s*$/i;

/** A threshold's expression taken apart; null where k6 could not read it. */
export interface ExpressionParts {
  /** As k6 names it in its summary: `avg`, `p(99.9)`. */
  measure: string;
  /** The percentile, where the measure is one. */
  percentile: string | null;
  operator: string;
  limit: number;
}

export function expressionParts(expression: string): ExpressionParts | null {
  const [, measure, percentile, operator, limit] = EXPRESSION.exec(expression) ?? [];
  if (measure === undefined || operator === undefined || Number(percentile ?? 0) > 100) return null;
  return { measure, percentile: percentile ?? null, operator, limit: Number(limit) };
}

/** The tags of a metric in braces, `{name:file}`; empty where it has none. */
export function selectionOf(metric: string): string {
  return METRIC.exec(metric)?.[2] ?? '';
}

/** The named request that a metric speaks of: `file` of `http_req_duration{name:file}`. */
export function requestOf(metric: string): string | null {
  const tags = selectionOf(metric).slice(1, -1).split(',');
  const named = tags.find((tag) => /^\s*name\s*:/.test(tag));
  return named?.replace(/^[^:]*:\s*["']?/, '').replace(/["']?\s*$/, '') ?? null;
}

/** What is wrong with a metric's name, as `found …, expected …`; null where k6 can read it. */
export function metricProblem(metric: string): string | null {
  if (METRIC.test(metric)) return null;
  return `found the metric "${metric}", expected a name like http_req_duration or http_reqs{name:home}`;
}

/** What is wrong with a threshold's expression; null where k6 can read it and the metric has that measure. */
export function expressionProblem(metric: string, expression: string): string | null {
  const parts = expressionParts(expression);
  if (parts === null)
    return `found the threshold "${expression}", expected a k6 expression like avg<2500, p(95)<=2500 or rate<0.01`;
  const name = METRIC.exec(metric)?.[1] ?? '';
  const type = isOfK6(name) ? BUILT_IN[name] : undefined;
  if (type === undefined) return null;
  const method = parts.percentile === null ? parts.measure : 'p(95)';
  const known: readonly string[] = METHODS[type];
  if (known.includes(method)) return null;
  return `found ${parts.measure} of ${metric}, a ${type}, expected ${either(known)}`;
}
