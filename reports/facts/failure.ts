import type { CaseRecord } from '../../records/runs/case.ts';
import { failureInWords } from '../../words/failure/failure.ts';
import type { Lang } from '../../words/text.ts';

/** What a phrase of a case's suite is called in a language; the phrase itself where it has no English. */
export function nameIn(
  { english }: Pick<CaseRecord, 'english'>,
  phrase: string,
  lang: Lang,
): string {
  return lang === 'vi' ? phrase : (english?.[phrase] ?? phrase);
}

/** Why a case did not pass, for somebody who does not program; undefined where only the message says it. */
export function plainWhy(one: CaseRecord, lang: Lang): string | undefined {
  const { failure } = one;
  if (failure === undefined) return undefined;
  // As a former version worded it, which was signed for.
  if (lang === 'vi' && failure.words !== undefined) return failure.words;
  return failureInWords(failure.message, lang, (phrase) => nameIn(one, phrase, lang));
}

/** The same, or else the message; empty where the case has no failure. */
export function whyOf(one: CaseRecord, lang: Lang): string {
  return plainWhy(one, lang) ?? one.failure?.message ?? '';
}
