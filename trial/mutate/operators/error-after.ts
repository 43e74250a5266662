import { writes } from '../routes/route.ts';
import { drained, serverError } from './answers.ts';
import type { Operator } from './operator.ts';

/** It was done, and the person reads that it failed. */
export const operator: Operator = {
  name: 'error-after',
  title: { vi: 'ghi xong rồi báo lỗi', en: 'answered with an error after doing it' },
  places: ({ route, seen }) =>
    writes(route) && seen.some(({ status }) => status < 400) ? [''] : [],
  spoil: (_place, _known, mark) => async (ask, next) => {
    await drained(await next(ask));
    mark(ask);
    return serverError();
  },
};
