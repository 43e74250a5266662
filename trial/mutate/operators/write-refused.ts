import { buffer } from 'node:stream/consumers';
import { writes } from '../routes/route.ts';
import { made } from './answers.ts';
import type { Operator } from './operator.ts';

export const operator: Operator = {
  name: 'write-refused',
  title: { vi: 'từ chối ghi', en: 'a write refused' },
  places: ({ route, seen }) =>
    writes(route) && seen.some(({ status }) => status < 400) ? [''] : [],
  spoil: (_place, _known, mark) => async (ask) => {
    await buffer(ask.body);
    mark(ask);
    return made(403, 'Forbidden', '<!doctype html><title>403</title><p>403</p>');
  },
};
