import type { Lang } from '../kind.ts';
import { en } from './en.ts';
import { vi } from './vi.ts';

/** Every sentence the documents are made of. Both languages have the same keys: the compiler checks. */
export type Wording = typeof vi;

/** The wording of a language. */
export function words(lang: Lang): Wording {
  return lang === 'vi' ? vi : en;
}
