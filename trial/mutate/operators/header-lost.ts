import { headerOf, without } from '../exchange.ts';
import type { Seen } from '../routes/route.ts';
import type { Operator } from './operator.ts';
import { distinct } from './sample.ts';

/** Of the connection and of caches that may ask again, or a kind of mutant of their own. */
const KEPT = new Set([
  ...[
    'connection',
    'keep-alive',
    'proxy-connection',
    'transfer-encoding',
    'content-length',
    'date',
  ],
  ...['upgrade', 'trailer', 'te', 'set-cookie', 'content-encoding'],
  ...['etag', 'last-modified', 'vary', 'accept-ranges', 'age', 'server'],
]);

/** What a browser reads of a page alone; elsewhere its loss changes nothing. */
const OF_PAGES = new Set([
  ...['content-security-policy', 'x-frame-options', 'referrer-policy', 'permissions-policy'],
  ...['cross-origin-opener-policy', 'cross-origin-embedder-policy', 'cache-control'],
]);

/** Names of the headers whose loss makes a difference to somebody. */
function telling({ status, headers }: Pick<Seen, 'status' | 'headers'>): string[] {
  const names = headers.map(([name]) => name.toLowerCase());
  if (status >= 300 && status < 400) return names.filter((name) => name === 'location');
  const isPage = headerOf(headers, 'content-type')?.startsWith('text/html') === true;
  return names.filter((name) => !KEPT.has(name) && (isPage || !OF_PAGES.has(name)));
}

export const operator: Operator = {
  name: 'header-lost',
  title: { vi: 'mất một tiêu đề của câu trả lời', en: 'a header lost' },
  places: ({ seen }) => distinct(seen.flatMap(telling)),
  spoil: (place, _known, mark) => async (ask, next) => {
    const answer = await next(ask);
    const headers = without(answer.headers, place);
    if (headers.length === answer.headers.length) return answer;
    mark(ask);
    return { ...answer, headers };
  },
};
