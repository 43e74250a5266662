import type { Visit } from './product.ts';

/** Which system called which in a trace, each pair once, in the order of the calls: `a → b`. */
export function chainOf(visits: readonly Visit[]): string[] {
  const bySpan = new Map(visits.map((visit) => [visit.span, visit.system]));
  const calls = visits
    .toSorted((one, other) => one.at.localeCompare(other.at))
    .flatMap(({ parent, system }) => {
      const caller = bySpan.get(parent);
      return caller === undefined || caller === system ? [] : [`${caller} → ${system}`];
    });
  return [...new Set(calls)];
}
