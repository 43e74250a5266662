import type { Family, Labels } from './exposition.ts';

/** One series with its value. */
export type Labelled = [labels: Labels, value: number];

/** A metric as it is exposed; a gauge unless another type is given. */
export function gauge(name: string, help: string, series: Labelled[], type = 'gauge'): Family {
  return { name, help, type, values: series.map(([labels, value]) => ({ labels, value })) };
}
