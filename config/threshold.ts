import { either } from './faults.ts';

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
};

const METRIC = /^([A-Za-z_][A-Za-z0-9_]{0,127})(?:\{[^{}]+:[^{}]*\})?$/;
const EXPRESSION =
  /^\s*(avg|min|max|med|count|rate|value|p\((?:\d{1,2}(?:\.\d+)?|100(?:\.0+)?)\))\s*(?:<=|>=|<|>|===|==|!=)\s*-?\d+(?:\.\d+)?\s*$/;

/** What is wrong with a metric's name, as `found …, expected …`; null where k6 can read it. */
export function metricProblem(metric: string): string | null {
  if (METRIC.test(metric)) return null;
  return `found the metric "${metric}", expected a name like http_req_duration or http_reqs{name:home}`;
}

/** What is wrong with a threshold's expression; null where k6 can read it and the metric has that measure. */
export function expressionProblem(metric: string, expression: string): string | null {
  const match = EXPRESSION.exec(expression);
  if (match === null)
    return `found the threshold "${expression}", expected a k6 expression like avg<2500, p(95)<=2500 or rate<0.01`;
  const type = BUILT_IN[METRIC.exec(metric)?.[1] ?? ''];
  if (type === undefined) return null;
  const method = (match[1] ?? '').replace(/^p\(.*\)$/, 'p(95)');
  const known: readonly string[] = METHODS[type];
  if (known.includes(method)) return null;
  return `found ${match[1]} of ${metric}, a ${type}, expected ${either(known)}`;
}
