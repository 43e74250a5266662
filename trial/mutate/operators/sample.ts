import { decoded, kindOf } from '../content/content.ts';
import { contentOf } from '../content/read.ts';
import type { Content } from '../content/place.ts';
import type { Header } from '../exchange.ts';
import type { Seen, Walked } from '../routes/route.ts';

export function isOk({ status }: { status: number }): boolean {
  return status >= 200 && status < 300;
}

/** The bodies of good answers that were kept, without their encoding. */
export function bodiesOf({ seen }: Walked): { body: Buffer; headers: readonly Header[] }[] {
  return seen.filter(isOk).flatMap(({ body, headers }) => {
    const bytes = body === null ? null : decoded(body, headers);
    return bytes === null ? [] : [{ body: bytes, headers }];
  });
}

/** Read once for all kinds of mutants: a page has many. */
const read = new WeakMap<Walked, Content[]>();

/** The good answers whose texts can be changed. */
export function contentsOf(walked: Walked): Content[] {
  const known = read.get(walked);
  if (known) return known;
  const contents = bodiesOf(walked).flatMap(({ body, headers }) => contentOf(body, headers) ?? []);
  read.set(walked, contents);
  return contents;
}

/** Whether a person saves it, and it is no page. */
export function isFile({ headers }: Pick<Seen, 'headers'>): boolean {
  return kindOf(headers) === 'file';
}

export function distinct(words: readonly string[]): string[] {
  return [...new Set(words)].toSorted();
}
