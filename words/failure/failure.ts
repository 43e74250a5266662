import type { Lang } from '../text.ts';
import { assertionIn } from './assertion.ts';
import { BOOKS } from './book.ts';
import { CONNECTION_FAULTS, connectionFault } from './connection.ts';
import { placeOf } from './place.ts';
import { Sentences } from './sentence.ts';
import type { Naming } from './sentence.ts';

/**
 * What Playwright says of a failure, for somebody who does not program: what was needed, and what was there. Reports
 * that are signed show it; the message itself stays in the record.
 * @param message as Playwright writes it, the error's name before it
 * @param name of phrases that a suite has in Vietnamese; they stay where left out
 * @returns undefined where it says nothing that is known here
 */
export function failureInWords(
  message: string,
  lang: Lang,
  name: Naming = (phrase) => phrase,
): string | undefined {
  const [head = '', log = ''] = message.split(/\n\s*Call [Ll]og:/u);
  const own = /^AnswerError: (.+)/u.exec(head)?.[1];
  if (own !== undefined) return name(own);
  const [, condition, cause = ''] = /^PreconditionError: ([^:\n]+): ([\s\S]+)/u.exec(message) ?? [];
  if (condition !== undefined)
    return `${name(condition)}: ${failureInWords(cause, lang, name) ?? name(cause.split('\n')[0]!)}`;
  const many = /strict mode violation: .+ resolved to (\d+) elements/u.exec(head)?.[1];
  if (many !== undefined) return BOOKS[lang].many(many);
  const assertion = assertionIn(head, waitedIn(message), lang);
  return assertion === undefined
    ? actionInWords(head, log, lang)
    : new Sentences(lang, name).of(assertion);
}

function actionInWords(head: string, log: string, lang: Lang): string | undefined {
  const book = BOOKS[lang];
  const [, object = '', method = '', why = ''] =
    /^(?:[A-Z]\w*: )?([a-zA-Z]+)\.([a-zA-Z]+): ([\s\S]+)/u.exec(head) ?? [];
  if (object === '') return undefined;
  const fault = connectionFault(why);
  const address = /(?:at |navigating to "|→ \w+ )(https?:\/\/[^\s"]+)/u.exec(`${why}\n${log}`)?.[1];
  if (method === 'goto' || object === 'apiRequestContext') {
    const where = address === undefined ? book.page : book.pageAt(pathOf(address));
    return fault && book.unopened(where, CONNECTION_FAULTS[fault][lang]);
  }
  const verb = book.verbs[method];
  const place = placeOf(/waiting for (.+)/u.exec(log)?.[1] ?? '', lang) || book.element;
  if (verb === undefined || !/Timeout \d+ms exceeded/u.test(why)) return undefined;
  const ms = waitedIn(why);
  const waited = ms === null ? '' : book.seconds(ms / 1_000);
  if (log.includes('waiting for scheduled navigations to finish'))
    return book.unanswered(verb[1], place, waited);
  return log.includes('locator resolved to')
    ? book.undone(verb[0], place, waited)
    : book.unseen(place, waited);
}

function waitedIn(text: string): number | null {
  const ms = /Timeout:? +(\d+)ms/u.exec(text)?.[1];
  return ms === undefined ? null : Number(ms);
}

function pathOf(address: string): string {
  return URL.canParse(address) ? new URL(address).pathname : address;
}
