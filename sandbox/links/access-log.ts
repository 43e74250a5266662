import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, RequestListener } from 'node:http';
import { PASSWORD } from '../data/people.ts';

/** One request that a system answered as part of a trace. */
export interface Visit {
  trace: string;
  /** The request itself, and the one of the caller that it came from. */
  span: string;
  parent: string;
  method: string;
  /** Without its query. */
  path: string;
  status: number;
  /** ISO 8601 in UTC. */
  at: string;
  ms: number;
}

/** Traces kept; the oldest makes room. */
const MOST_TRACES = 2_000;
/** Requests kept of one trace. */
const MOST_VISITS = 500;

/** Who asked a system what, by traces. */
export class AccessLog {
  readonly #traces = new Map<string, Visit[]>();

  add(visit: Visit): void {
    const visits = this.#traces.get(visit.trace) ?? [];
    if (visits.length < MOST_VISITS) visits.push(visit);
    this.#traces.set(visit.trace, visits);
    if (this.#traces.size <= MOST_TRACES) return;
    const [oldest] = this.#traces.keys();
    if (oldest !== undefined) this.#traces.delete(oldest);
  }

  /** In the order in which they were answered. */
  of(trace: string): readonly Visit[] {
    return this.#traces.get(trace) ?? [];
  }
}

const PATH = '/nhat-ky-truy-vet';
/** Who operates the connections of the province. */
const OPERATOR = `Basic ${Buffer.from(`van-hanh-lien-thong:${PASSWORD}`).toString('base64')}`;

/**
 * Shows the log to those who operate the connections: `GET /nhat-ky-truy-vet?trace=<id>`.
 * @param isOpen whether everybody is shown it, which is a defect
 */
export function withAccessLog(
  log: AccessLog,
  listener: RequestListener,
  isOpen: () => boolean,
): RequestListener {
  return (request, response) => {
    const url = new URL(request.url ?? '/', 'http://system');
    if (url.pathname !== PATH) return listener(request, response);
    if (!isOperator(request) && !isOpen()) {
      response.writeHead(401, { 'www-authenticate': 'Basic realm="lien-thong"' }).end();
      return;
    }
    response.writeHead(200, { 'content-type': 'application/json', 'cache-control': 'no-store' });
    response.end(JSON.stringify({ visits: log.of(url.searchParams.get('trace') ?? '') }));
  };
}

function isOperator({ headers }: IncomingMessage): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(headers.authorization ?? ''), digest(OPERATOR));
}
