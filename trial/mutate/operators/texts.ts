import { withContent } from '../content/content.ts';
import { contentOf } from '../content/read.ts';
import type { Operator } from './operator.ts';
import { contentsOf, distinct, isOk } from './sample.ts';

/** A kind of mutant that changes the texts at one place of a page, of JSON or of XML. */
export function ofTexts(
  own: Pick<Operator, 'name' | 'title'>,
  isOne: (text: string) => boolean,
  change: (text: string) => string,
): Operator {
  return {
    ...own,
    places: (walked) =>
      distinct(
        contentsOf(walked).flatMap(({ texts }) =>
          texts.flatMap(({ place, text }) => (isOne(text) ? [place] : [])),
        ),
      ),
    spoil: (place, _known, mark) => async (ask, next) => {
      const answer = await next(ask);
      if (!isOk(answer)) return answer;
      const done = await withContent(answer, (bytes) => {
        const content = contentOf(bytes, answer.headers);
        const isThere = content?.texts.some((one) => one.place === place && isOne(one.text));
        return content && isThere ? content.withText(place, change) : null;
      });
      if (done.changed) mark(ask);
      return done.answer;
    },
  };
}
