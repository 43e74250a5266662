import { z } from 'zod';

const Metric = z.object({
  type: z.enum(['counter', 'gauge', 'rate', 'trend']),
  values: z.record(z.string(), z.number().nullable()),
  thresholds: z.record(z.string(), z.object({ ok: z.boolean() })).optional(),
});
type Metric = z.infer<typeof Metric>;

/** What the wrapper hands back when k6 has ended: k6's own end-of-test data, and what the script asked k6 for. */
const Record = z.object({
  data: z.object({
    metrics: z.unknown(),
    state: z.object({ testRunDurationMs: z.number() }),
  }),
  judged: z.array(
    z.object({
      metric: z.string(),
      expression: z.string(),
      from: z.enum(['profile', 'script']),
      plain: z.string(),
      at: z.string(),
    }),
  ),
  scenarios: z.array(z.string()),
  /** Users that the options name, one by one. */
  vus: z.array(z.number()),
});

/** A threshold of the run: as it was asked for, and under which of k6's metrics it was judged and is counted. */
export type Asked = z.infer<typeof Record>['judged'][number];

export interface Summary {
  /** By k6's name, submetrics included. A map, since a metric may be called `constructor`. */
  metrics: ReadonlyMap<string, Metric>;
  seconds: number;
  asked: Asked[];
  scenarios: string[];
  /** Users that the script's options name, where they name any. */
  vus: number;
  /** What the script's own summary threw, empty where it did not. */
  problem: string;
  /** As k6 gave it, for evidence. */
  raw: unknown;
}

/** Reads the wrapper's record; undefined where there is none that can be read. */
export function readSummary([, text, problem]: string[]): Summary | undefined {
  if (text === undefined) return undefined;
  const read = Record.safeParse(parsed(text));
  if (!read.success) return undefined;
  const { data, judged, scenarios, vus } = read.data;
  const metrics = metricsOf(data.metrics);
  if (!metrics) return undefined;
  return {
    ...{ metrics, seconds: data.state.testRunDurationMs / 1_000, asked: judged, scenarios },
    vus: Math.max(0, ...vus),
    problem: problem ?? '',
    raw: data.metrics,
  };
}

/** Not by zod's record: it leaves out a key `__proto__`. */
function metricsOf(all: unknown): Map<string, Metric> | undefined {
  if (typeof all !== 'object' || all === null) return undefined;
  const read = Object.entries(all).map(([name, one]) => [name, Metric.safeParse(one)] as const);
  if (read.some(([, { success }]) => !success)) return undefined;
  return new Map(read.map(([name, { data }]) => [name, data!]));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A count of a counter, 0 where k6 has none of that name. */
export function countOf({ metrics }: Summary, metric: string): number {
  return metrics.get(metric)?.values['count'] ?? 0;
}
