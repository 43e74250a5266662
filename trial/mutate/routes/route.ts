import type { Answer, Ask, Header } from '../exchange.ts';
import { patternOf } from './pattern.ts';

/** One kind of request: all that are asked alike of an address. */
export interface Route {
  /** The name of the address in the target. */
  address: string;
  method: string;
  /** Path with its ids as `{…}`. */
  pattern: string;
}

export function routeOf({
  address,
  method,
  path,
}: Pick<Ask, 'address' | 'method' | 'path'>): Route {
  return { address, method, pattern: patternOf(path) };
}

/** A route in one line, which names it. */
export function routeName({ address, method, pattern }: Route): string {
  return `${address} ${method} ${pattern}`;
}

/** Whether requests of this route may change something at the target. */
export function writes({ method }: Pick<Route, 'method'>): boolean {
  return !['GET', 'HEAD', 'OPTIONS', 'TRACE'].includes(method);
}

/** One request that was seen, with its whole answer. */
export interface Seen extends Pick<Answer, 'status' | 'message'> {
  path: string;
  asked: readonly Header[];
  headers: readonly Header[];
  /** As it came, encoded as its headers say; null where it was too large to keep. */
  body: Buffer | null;
  seat: number;
  at: number;
  /** Who asked: the same for all requests of one session. */
  who: string;
}

/** A route as the clean run went it. */
export interface Walked {
  route: Route;
  seen: Seen[];
}
