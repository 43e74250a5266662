import { kindOf, withContent } from '../content/content.ts';
import type { Header } from '../exchange.ts';
import type { Operator } from './operator.ts';
import { isFile, isOk } from './sample.ts';

/** A file that a person saves, or a script or style of a page. */
function isCut(answer: { status: number; headers: readonly Header[] }): boolean {
  return isOk(answer) && (isFile(answer) || kindOf(answer.headers) === 'part');
}

/** The second half is missing, and nothing says so: its length is given as what is left. */
export const operator: Operator = {
  name: 'file-cut',
  title: { vi: 'tệp tải về bị cụt', en: 'a file cut' },
  places: ({ seen }) => (seen.some(isCut) ? [''] : []),
  spoil: (_place, _known, mark) => async (ask, next) => {
    const answer = await next(ask);
    if (!isCut(answer)) return answer;
    const done = await withContent(answer, (bytes) =>
      bytes.length < 2 ? null : bytes.subarray(0, bytes.length >> 1),
    );
    if (done.changed) mark(ask);
    return done.answer;
  },
};
