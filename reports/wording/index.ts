import type { Lang } from '../../words/text.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';
import type { Wording } from './vi.ts';

/** The wording of a language. */
export function words(lang: Lang): Wording {
  return lang === 'vi' ? vi : en;
}
