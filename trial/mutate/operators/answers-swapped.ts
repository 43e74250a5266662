import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { whoAsks } from '../routes/recorder.ts';
import type { Answer } from '../exchange.ts';
import type { Operator } from './operator.ts';
import { isOk } from './sample.ts';

/** Each person gets what the last other person got there, as where a cache forgets whose an answer is. */
export const operator: Operator = {
  name: 'answers-swapped',
  title: { vi: 'trả nhầm của người khác', en: 'answers of two people swapped' },
  places: ({ route, seen }) => {
    const people = new Set(seen.filter(isOk).map(({ who }) => who));
    return route.method === 'GET' && people.size > 1 ? [''] : [];
  },
  spoil: (_place, _known, mark) => {
    const last = new Map<string, { answer: Answer; body: Buffer }>();
    return async (ask, next) => {
      const answer = await next(ask);
      if (!isOk(answer)) return answer;
      const body = await buffer(answer.body);
      const who = whoAsks(ask);
      const others = [...last.entries()].filter(([one]) => one !== who);
      last.delete(who);
      last.set(who, { answer, body });
      const other = others.at(-1)?.[1];
      const given = other === undefined || other.body.equals(body) ? { answer, body } : other;
      if (given === other) mark(ask);
      return { ...given.answer, body: Readable.from([given.body]) };
    };
  },
};
