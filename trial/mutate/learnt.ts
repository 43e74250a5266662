import { decoded, kindOf } from './content/content.ts';
import { without } from './exchange.ts';
import { operators } from './operators/registry.ts';
import type { Canned, Known } from './operators/operator.ts';
import { idsOf } from './routes/pattern.ts';
import { routeName, writes } from './routes/route.ts';
import type { Route, Seen, Walked } from './routes/route.ts';

/** A route, who goes it, and what may be spoiled on it. */
export interface LearntRoute extends Known {
  route: Route;
  /** Ids of the cases that went it in the clean run. */
  cases: string[];
  /** Kind of mutant → its places. */
  places: Record<string, string[]>;
}

/** A case of the clean run: when it ran, on which seat. */
export interface Window {
  id: string;
  seat: number;
  from: number;
  to: number;
}

/** What the clean run taught. */
export function learn(walked: readonly Walked[], windows: readonly Window[]): LearntRoute[] {
  const signIns = new Map<string, string>();
  for (const one of walked) {
    const path = signInPath(one);
    if (path !== undefined && !signIns.has(one.route.address)) signIns.set(one.route.address, path);
  }
  return walked.map((one) => {
    const known: Known = { canned: cannedOf(one), signIn: signIns.get(one.route.address) };
    const cases = one.seen.flatMap(
      (seen) => windows.find((window) => holds(window, seen))?.id ?? [],
    );
    const places = operators.flatMap(({ name, places }) => {
      const own = places(one, known);
      return own.length > 0 ? [[name, own] as const] : [];
    });
    return {
      ...{ route: one.route, cases: [...new Set(cases)] },
      ...(known.canned && { canned: known.canned }),
      ...(known.signIn === undefined ? {} : { signIn: known.signIn }),
      places: Object.fromEntries(places),
    };
  });
}

/** A worker runs one case after the other: what it asked from the beginning of one to the end of its fixtures is that case's. */
function holds({ seat, from, to }: Window, seen: Seen): boolean {
  return seat === seen.seat && seen.at >= from && seen.at <= to;
}

/** The path of a page that asks for a password, where it is one for everybody. */
function signInPath({ route, seen }: Walked): string | undefined {
  if (route.method !== 'GET' || route.pattern.includes('{')) return undefined;
  const asks = seen.some(({ body, headers, status }) => {
    const bytes =
      body !== null && status === 200 && kindOf(headers) === 'html' && decoded(body, headers);
    return bytes && /<input[^>]+type=["']?password/i.test(bytes.toString('utf8'));
  });
  return asks ? route.pattern : undefined;
}

/** How a write is acknowledged. */
function cannedOf({ route, seen }: Walked): Canned | undefined {
  const right = seen.find(({ status, body }) => status < 400 && body !== null);
  if (!writes(route) || right === undefined) return undefined;
  const body = decoded(right.body!, right.headers) ?? Buffer.alloc(0);
  return {
    ...{ status: right.status, message: right.message, body: body.toString('base64') },
    headers: without(right.headers, 'set-cookie', 'content-encoding'),
    ids: idsOf(right.path),
  };
}

/** Routes by their names. */
export function byName(routes: readonly LearntRoute[]): Map<string, LearntRoute> {
  return new Map(routes.map((one) => [routeName(one.route), one]));
}
