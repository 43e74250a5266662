import { buffer } from 'node:stream/consumers';
import { without } from '../exchange.ts';
import type { Answer, Ask, Header } from '../exchange.ts';
import { idsOf } from '../routes/pattern.ts';
import { writes } from '../routes/route.ts';
import { made } from './answers.ts';
import type { Canned, Operator } from './operator.ts';

/** Says that it was done, and nothing was. */
export const operator: Operator = {
  name: 'write-swallowed',
  title: { vi: 'báo đã ghi nhưng không ghi', en: 'a write swallowed' },
  places: ({ route }, { canned }) => (writes(route) && canned !== undefined ? [''] : []),
  spoil:
    (_place, { canned }, mark) =>
    async (ask, next) => {
      if (canned === undefined) return next(ask);
      await buffer(ask.body);
      mark(ask);
      return pretended(canned, ask);
    },
};

/** The answer of then, with the ids of now where it named those of then. */
function pretended(canned: Canned, ask: Pick<Ask, 'path'>): Answer {
  const ids = idsOf(ask.path);
  const told = (text: string) =>
    canned.ids.reduce((known, id, i) => known.replaceAll(id, ids[i] ?? id), text);
  const kept = without(canned.headers, 'set-cookie', 'content-length', 'transfer-encoding', 'date');
  const headers = kept.map(([name, value]): Header => [name, told(value)]);
  const body = Buffer.from(canned.body, 'base64');
  return made(canned.status, canned.message, body, headers);
}
