import { Gauge } from '../look/measures.ts';
import type { Measures } from '../look/measures.ts';
import type { Labels } from '../exposition/exposition.ts';
import { remembered } from './remembered.ts';

/** Longer label values are cut, so that no server fills the monitor's memory. */
const MAX_LABEL = 1_024;
/** More than the names of any certificate, which TLS limits to 100 KB, and than a line of a talk: these are never cut. */
export const WHOLE = 131_072;

/** A gauge without labels; 0 until it is set. */
export function gauge(registry: Measures, name: string, help: string): Gauge {
  const one = new Gauge();
  registry.add(name, help, [one]);
  return one;
}

/** The same for every look: what is kept of the one before is known by it. */
const labelsOf = remembered((phase): Labels => ({ phase }));

/** A gauge with the label `phase`; every phase named here is there from the start. */
export function phases<P extends string>(
  registry: Measures,
  name: string,
  help: string,
  names: readonly P[],
): (phase: P, seconds: number) => void {
  const all = names.map((phase) => new Gauge(labelsOf(phase)));
  registry.add(name, help, all);
  return (phase, seconds) => all[names.indexOf(phase)]?.inc(Math.max(0, seconds));
}

/** A gauge that is always 1 and informs by its labels. @param longest letters of a label's value */
export function info(
  registry: Measures,
  name: string,
  help: string,
  labels: Record<string, string>,
  longest = MAX_LABEL,
): void {
  const one = new Gauge(cut(labels, longest));
  one.set(1);
  registry.add(name, help, [one]);
}

function cut(labels: Record<string, string>, longest: number): Record<string, string> {
  const pairs = Object.entries(labels).map(([key, value]) => [key, value.slice(0, longest)]);
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** Seconds between two readings of `performance.now()`, to the nanosecond. */
export function seconds(from: number, to: number): number {
  return Math.round((to - from) * 1e6) / 1e9;
}
