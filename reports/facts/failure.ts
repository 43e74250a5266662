import type { Failure } from '../../records/model.ts';
import type { Lang } from '../../words/text.ts';

/** Why a case did not pass, as people who read this language are told: in words where there are any. */
export function whyOf({ words, message }: Failure, lang: Lang): string {
  return lang === 'vi' && words !== undefined ? words : message;
}
