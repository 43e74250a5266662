import type { Visit } from './product.ts';

/** Which system called which in a trace, each pair once, in the order of the first calls: `a → b`. */
export function callsIn(visits: readonly Visit[]): string[] {
  const bySpan = new Map(visits.map((visit) => [visit.span, visit.system]));
  const calls = inOrder(visits).flatMap(({ parent, system }) => {
    const caller = bySpan.get(parent);
    return caller === undefined || caller === system ? [] : [`${caller} → ${system}`];
  });
  return [...new Set(calls)];
}

/** A request, with how many requests it came through. */
export interface Step extends Visit {
  depth: number;
}

/** All requests of a trace, each below the one that it came from, in the order of their beginnings. */
export function tree(visits: readonly Visit[]): Step[] {
  const spans = new Set(visits.map(({ span }) => span));
  const below = new Map<string, Visit[]>();
  for (const visit of inOrder(visits)) {
    const key = spans.has(visit.parent) ? visit.parent : '';
    below.set(key, [...(below.get(key) ?? []), visit]);
  }
  const from = (span: string, depth: number): Step[] =>
    (below.get(span) ?? []).flatMap((visit) => [
      { ...visit, depth },
      ...from(visit.span, depth + 1),
    ]);
  return from('', 0);
}

function inOrder(visits: readonly Visit[]): Visit[] {
  return visits.toSorted((one, other) => one.at.localeCompare(other.at));
}
