import { createHash } from 'node:crypto';
import { Transform } from 'node:stream';
import { headerOf } from '../exchange.ts';
import type { Ask, Between } from '../exchange.ts';
import { routeName, routeOf } from './route.ts';
import type { Seen, Walked } from './route.ts';

/** A larger answer is passed on and not kept. */
const MOST_BYTES = 2 ** 20;
/** Of a route that is walked all the time, the first answers of each status are enough to see what it can answer. */
const MOST_KEPT = 12;

/** Notes what passes and changes nothing. */
export class Recorder {
  readonly #walked = new Map<string, Walked>();

  readonly between: Between = async (ask, next) => {
    const answer = await next(ask);
    const { status, message, headers } = answer;
    const seen: Seen = {
      ...{ path: ask.path, asked: ask.headers, headers, status, message, seat: ask.seat },
      ...{ at: ask.at, who: whoAsks(ask), body: null },
    };
    if (!this.#note(ask, seen)) return answer;
    return { ...answer, body: answer.body.compose(copyInto(seen)) };
  };

  /** All routes so far, by name. */
  walked(): Walked[] {
    return [...this.#walked.entries()]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([, one]) => one);
  }

  /** Whether the body is wanted, too. */
  #note(ask: Ask, seen: Seen): boolean {
    const route = routeOf(ask);
    const name = routeName(route);
    const walked = this.#walked.get(name) ?? { route, seen: [] };
    this.#walked.set(name, walked);
    walked.seen.push(seen);
    return walked.seen.filter(({ status }) => status === seen.status).length <= MOST_KEPT;
  }
}

function copyInto(seen: Seen): Transform {
  const parts: Buffer[] = [];
  let length = 0;
  return new Transform({
    transform(part: Buffer, _encoding, done) {
      length += part.length;
      if (length <= MOST_BYTES) parts.push(part);
      done(null, part);
    },
    flush(done) {
      if (length <= MOST_BYTES) seen.body = Buffer.concat(parts);
      done();
    },
  });
}

/** A mark of the session that asks; empty where nobody is known. */
export function whoAsks({ headers, seat }: Pick<Ask, 'headers' | 'seat'>): string {
  const told = [headerOf(headers, 'authorization'), headerOf(headers, 'cookie')].join('\n').trim();
  return told === ''
    ? ''
    : createHash('sha256').update(`${seat}\n${told}`).digest('hex').slice(0, 16);
}
