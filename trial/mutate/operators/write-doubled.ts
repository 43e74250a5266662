import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { writes } from '../routes/route.ts';
import { drained } from './answers.ts';
import type { Operator } from './operator.ts';

/** Done twice: the second time after the first, before anybody hears of it. */
export const operator: Operator = {
  name: 'write-doubled',
  title: { vi: 'ghi hai lần', en: 'a write doubled' },
  places: ({ route, seen }) =>
    writes(route) && seen.some(({ status }) => status < 400) ? [''] : [],
  spoil: (_place, _known, mark) => async (ask, next) => {
    const body = await buffer(ask.body);
    const again = () => next({ ...ask, body: Readable.from(body.length > 0 ? [body] : []) });
    const first = await again();
    const whole = await buffer(first.body);
    await drained(await again());
    mark(ask);
    return { ...first, body: Readable.from(whole.length > 0 ? [whole] : []) };
  },
};
