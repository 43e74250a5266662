import { serverError } from './answers.ts';
import type { Operator } from './operator.ts';

export const operator: Operator = {
  name: 'server-error',
  title: { vi: 'trả lời lỗi 500', en: 'answers 500' },
  places: () => [''],
  spoil: (_place, _known, mark) => async (ask) => {
    mark(ask);
    return serverError();
  },
};
