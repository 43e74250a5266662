import { createHash } from 'node:crypto';
import type { Between } from './exchange.ts';
import type { Known, Mark } from './operators/operator.ts';
import { operatorNamed } from './operators/registry.ts';
import { routeName, routeOf } from './routes/route.ts';
import type { Route } from './routes/route.ts';

/** One way in which a platform may be wrong: one kind, on one route, at one place. */
export interface Mutant {
  /** Made of the rest, so the same on every machine and with every seed. */
  id: string;
  route: Route;
  operator: string;
  /** Empty where the kind has but one place on the route. */
  place: string;
}

export function mutantOf(route: Route, operator: string, place: string): Mutant {
  const mutant = { route, operator, place };
  const id = createHash('sha256').update(mutantName(mutant)).digest('hex').slice(0, 8);
  return { id, ...mutant };
}

/** A mutant in one line, which its id is made of. */
export function mutantName({ route, operator, place }: Omit<Mutant, 'id'>): string {
  return [routeName(route), operator, place].filter(Boolean).join(' ');
}

/** Spoils what belongs to the mutant's route and leaves the rest alone. */
export function between({ route, operator, place }: Mutant, known: Known, mark: Mark): Between {
  const spoil = operatorNamed(operator).spoil(place, known, mark);
  const own = routeName(route);
  return (ask, next) => (routeName(routeOf(ask)) === own ? spoil(ask, next) : next(ask));
}
