import type { HtmlStyle } from '../html/blocks.ts';
import { relativeHref } from '../html/href.ts';
import type { ReportInput } from '../input.ts';
import type { Lang } from '../../words/text.ts';

export const SELF = 'bao-cao.html';

/** The same part in both languages; the page shows one of them. */
export function both(part: (lang: Lang) => string, tag = 'span'): string {
  return (['vi', 'en'] as const)
    .map((lang) => `<${tag} lang="${lang}" data-lang="${lang}">${part(lang)}</${tag}>`)
    .join('');
}

/** Addresses of the English text carry a prefix: both texts are on the page. */
export function styleFor(input: ReportInput, lang: Lang): HtmlStyle {
  const prefix = lang === 'vi' ? '' : 'en-';
  return { prefix, top: 3, href: (link) => relativeHref(link, input, SELF, prefix) };
}
