import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { withBody } from '../content/content.ts';
import { bodiesOf, isOk } from './sample.ts';
import type { Operator } from './operator.ts';

export const operator: Operator = {
  name: 'empty',
  title: { vi: 'trả lời trống', en: 'answers nothing' },
  places: (walked) => (bodiesOf(walked).some(({ body }) => body.length > 0) ? [''] : []),
  spoil: (_place, _known, mark) => async (ask, next) => {
    const answer = await next(ask);
    if (!isOk(answer)) return answer;
    const body = await buffer(answer.body);
    if (body.length === 0) return { ...answer, body: Readable.from([]) };
    mark(ask);
    return withBody(answer, Buffer.alloc(0));
  },
};
