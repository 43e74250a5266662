import { Gauge } from 'prom-client';
import type { Registry } from 'prom-client';

/** Longer label values are cut: a hostile server must not fill the monitor's memory. */
const MAX_LABEL = 1_024;

/** A gauge without labels; 0 until it is set. */
export function gauge(registry: Registry, name: string, help: string): Gauge {
  return new Gauge({ name, help, registers: [registry] });
}

/** A gauge with the label `phase`; every phase named here is there from the start. */
export function phases<P extends string>(
  registry: Registry,
  name: string,
  help: string,
  names: readonly P[],
): (phase: P, seconds: number) => void {
  const vector = new Gauge({ name, help, labelNames: ['phase'], registers: [registry] });
  for (const phase of names) vector.set({ phase }, 0);
  return (phase, seconds) => vector.inc({ phase }, Math.max(0, seconds));
}

/** A gauge that is 1 and tells by its labels. */
export function info(
  registry: Registry,
  name: string,
  help: string,
  labels: Record<string, string>,
): void {
  const vector = new Gauge({ name, help, labelNames: Object.keys(labels), registers: [registry] });
  const cut = Object.entries(labels).map(([key, value]) => [key, value.slice(0, MAX_LABEL)]);
  vector.set(Object.fromEntries(cut) as Record<string, string>, 1);
}

/** Seconds between two readings of `performance.now()`, to the nanosecond. */
export function seconds(from: number, to: number): number {
  return Math.round((to - from) * 1e6) / 1e9;
}
