import { withContent } from '../content/content.ts';
import type { Operator } from './operator.ts';
import { isFile, isOk } from './sample.ts';

const SHARES: Record<string, number> = { first: 0, middle: 0.5, last: 1 };

export const operator: Operator = {
  name: 'byte-flipped',
  title: { vi: 'tệp tải về sai một byte', en: 'a byte of a file flipped' },
  places: ({ seen }) => (seen.some((one) => isOk(one) && isFile(one)) ? Object.keys(SHARES) : []),
  spoil: (place, _known, mark) => async (ask, next) => {
    const answer = await next(ask);
    if (!isOk(answer) || !isFile(answer)) return answer;
    const done = await withContent(answer, (bytes) => {
      if (bytes.length === 0) return null;
      const at = Math.round((bytes.length - 1) * (SHARES[place] ?? 0));
      const flipped = Buffer.from(bytes);
      flipped[at] = flipped[at]! ^ 0xff;
      return flipped;
    });
    if (done.changed) mark(ask);
    return done.answer;
  },
};
