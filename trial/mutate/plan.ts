import { createHash } from 'node:crypto';
import type { LearntRoute } from './learnt.ts';
import { mutantOf } from './mutant.ts';
import type { Mutant } from './mutant.ts';
import { routeName } from './routes/route.ts';

/**
 * Mutants by a seed: first a route, each as often as any other, then a kind of mutant, then a place. A route that is
 * walked all the time, or a page full of text, does not take the sample for itself. More of the same seed begin alike.
 * @param count how many; fewer where there are no more
 */
export function plan(routes: readonly LearntRoute[], seed: number, count: number): Mutant[] {
  const random = seeded(seed);
  const left = routes
    .map(({ route, places, cases }) => ({ route, cases, kinds: copyOf(places) }))
    .filter(({ cases, kinds }) => cases.length > 0 && kinds.size > 0)
    .toSorted((a, b) => (routeName(a.route) < routeName(b.route) ? -1 : 1));
  const chosen: Mutant[] = [];
  let round: typeof left = [];
  while (chosen.length < count && left.length > 0) {
    if (round.length === 0) round = shuffled(left, random);
    const one = round.pop()!;
    const kind = pick([...one.kinds.keys()], random);
    const places = one.kinds.get(kind)!;
    const place = pick(places, random);
    chosen.push(mutantOf(one.route, kind, place));
    places.splice(places.indexOf(place), 1);
    if (places.length === 0) one.kinds.delete(kind);
    if (one.kinds.size === 0) left.splice(left.indexOf(one), 1);
  }
  return chosen;
}

/** All mutants there are. */
export function every(routes: readonly LearntRoute[]): Mutant[] {
  return routes.flatMap(({ route, places }) =>
    Object.entries(places).flatMap(([kind, all]) =>
      all.map((place) => mutantOf(route, kind, place)),
    ),
  );
}

function copyOf(places: Record<string, string[]>): Map<string, string[]> {
  return new Map(Object.entries(places).map(([kind, all]) => [kind, [...all]]));
}

type Random = (below: number) => number;

/** Whole numbers below another, the same for the same seed everywhere. */
function seeded(seed: number): Random {
  let turn = 0;
  return (below) => {
    const hash = createHash('sha256')
      .update(`${seed}:${(turn += 1)}`)
      .digest();
    return hash.readUIntBE(0, 6) % below;
  };
}

function pick<T>(all: readonly T[], random: Random): T {
  return all[random(all.length)]!;
}

function shuffled<T>(all: readonly T[], random: Random): T[] {
  const rest = [...all];
  return Array.from({ length: all.length }, () => rest.splice(random(rest.length), 1)[0]!);
}
