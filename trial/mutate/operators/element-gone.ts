import { withContent } from '../content/content.ts';
import { contentOf } from '../content/read.ts';
import type { Operator } from './operator.ts';
import { contentsOf, distinct, isOk } from './sample.ts';

const WHICH = ['first', 'last'] as const;

export const operator: Operator = {
  name: 'element-gone',
  title: { vi: 'mất một dòng hoặc một mục', en: 'a row or list element gone' },
  places: (walked) =>
    distinct(
      contentsOf(walked).flatMap(({ lists }) =>
        lists.flatMap((list) => WHICH.map((which) => `${which} ${list}`)),
      ),
    ),
  spoil: (place, _known, mark) => async (ask, next) => {
    const answer = await next(ask);
    if (!isOk(answer)) return answer;
    const which = place.startsWith('first ') ? 'first' : 'last';
    const list = place.slice(which.length + 1);
    const done = await withContent(answer, (bytes) => {
      const content = contentOf(bytes, answer.headers);
      return content?.lists.includes(list) ? content.withoutElement(list, which) : null;
    });
    if (done.changed) mark(ask);
    return done.answer;
  },
};
