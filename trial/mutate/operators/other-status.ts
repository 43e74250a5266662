import { STATUS_CODES } from 'node:http';
import type { Operator } from './operator.ts';
import { distinct } from './sample.ts';

/** What is right becomes not found; what leads on, is refused or failed becomes right. */
function otherThan(status: number): number {
  return status >= 200 && status < 300 ? 404 : 200;
}

export const operator: Operator = {
  name: 'other-status',
  title: { vi: 'trả lời mã trạng thái khác', en: 'another status' },
  places: ({ seen }) =>
    distinct(
      seen
        .filter(({ status }) => status >= 200 && status !== 304)
        .map(({ status }) => `${status} → ${otherThan(status)}`),
    ),
  spoil: (place, _known, mark) => async (ask, next) => {
    const answer = await next(ask);
    if (!place.startsWith(`${answer.status} `)) return answer;
    mark(ask);
    const status = otherThan(answer.status);
    return { ...answer, status, message: STATUS_CODES[status] ?? '' };
  },
};
