import type { Header } from '../exchange.ts';
import type { Operator } from './operator.ts';
import { distinct } from './sample.ts';

const FLAGS = ['HttpOnly', 'Secure', 'SameSite'];

function flagsOf([name, value]: Header): string[] {
  if (name.toLowerCase() !== 'set-cookie') return [];
  const [cookie = '', ...attributes] = value.split(';');
  const own = cookie.split('=')[0]!.trim();
  return FLAGS.filter((flag) => attributes.some((one) => isFlag(one, flag))).map(
    (flag) => `${own} ${flag}`,
  );
}

function isFlag(attribute: string, flag: string): boolean {
  return attribute.split('=')[0]!.trim().toLowerCase() === flag.toLowerCase();
}

function without(header: Header, place: string): Header {
  if (!flagsOf(header).includes(place)) return header;
  const flag = place.slice(place.lastIndexOf(' ') + 1);
  const kept = header[1].split(';').filter((one, i) => i === 0 || !isFlag(one, flag));
  return [header[0], kept.join(';')];
}

export const operator: Operator = {
  name: 'cookie-flag-lost',
  title: { vi: 'cookie mất một cờ bảo vệ', en: 'a cookie flag lost' },
  places: ({ seen }) => distinct(seen.flatMap(({ headers }) => headers.flatMap(flagsOf))),
  spoil: (place, _known, mark) => async (ask, next) => {
    const answer = await next(ask);
    const headers = answer.headers.map((one) => without(one, place));
    if (headers.every((one, i) => one[1] === answer.headers[i]![1])) return answer;
    mark(ask);
    return { ...answer, headers };
  },
};
