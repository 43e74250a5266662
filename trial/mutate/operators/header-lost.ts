import { without } from '../exchange.ts';
import type { Operator } from './operator.ts';
import { distinct } from './sample.ts';

/** Of the connection, or a kind of mutant of their own. */
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
]);

export const operator: Operator = {
  name: 'header-lost',
  title: { vi: 'mất một tiêu đề của câu trả lời', en: 'a header lost' },
  places: ({ seen }) =>
    distinct(
      seen
        .flatMap(({ headers }) => headers.map(([name]) => name.toLowerCase()))
        .filter((name) => !KEPT.has(name)),
    ),
  spoil: (place, _known, mark) => async (ask, next) => {
    const answer = await next(ask);
    const headers = without(answer.headers, place);
    if (headers.length === answer.headers.length) return answer;
    mark(ask);
    return { ...answer, headers };
  },
};
