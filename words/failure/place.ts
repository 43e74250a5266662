import type { Lang } from '../text.ts';
import { BOOKS } from './book.ts';

const TEXT = String.raw`'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"`;
const PATTERN = String.raw`\/(?:[^/\\]|\\.)+\/\w*`;
const LINK = new RegExp(
  String.raw`(?:^|\.)(?:getByRole\('(?<role>\w+)'(?:, \{(?<options>(?:${TEXT}|${PATTERN}|[^{}'"/])*)\})?\)|(?<by>getBy\w+)\((?<word>${TEXT}|${PATTERN})(?:, \{[^}]*\})?\)|filter\(\{ hasText: (?<filter>${TEXT}|${PATTERN}) \}\))`,
  'gu',
);

/**
 * What a locator finds: `liên kết trong bảng “Thành phần hồ sơ”`.
 * @param locator as Playwright writes it
 * @returns empty where it has no name that a person would know
 */
export function placeOf(locator: string, lang: Lang = 'vi'): string {
  const { nouns, by: others, within } = BOOKS[lang];
  const found: { noun: string; name: string }[] = [];
  for (const { groups = {} } of locator.matchAll(LINK)) {
    const { role, options = '', by, word = '', filter } = groups;
    if (filter !== undefined) {
      const last = found.at(-1);
      if (last?.name === '') last.name = nameOf(filter);
      continue;
    }
    const noun = role === undefined ? others[by ?? ''] : nouns[role];
    const name = role === undefined ? word : /name: (.+?)(?:, \w+: \w+)* *$/u.exec(options)?.[1];
    if (noun !== undefined) found.push({ noun, name: name === undefined ? '' : nameOf(name) });
  }
  const words = found.map(({ noun, name }) => (name === '' ? noun : `${noun} “${name}”`));
  return words.toReversed().join(within);
}

function nameOf(word: string): string {
  if (!word.startsWith('/')) return word.slice(1, -1).replaceAll(/\\(.)/gu, '$1');
  return plainPattern(word) ?? '';
}

/**
 * A regular expression that is a plain text with gaps, as that text: `/^\s*Hồ sơ \S+$/` is `Hồ sơ …`.
 * @returns null for any other
 */
export function plainPattern(pattern: string): string | null {
  const [, source = ''] = /^\/(.*)\/\w*$/su.exec(pattern.trim()) ?? [];
  const text = source
    .replaceAll(/^\^|\$$|\\s\*/gu, '')
    .replaceAll(/(?:\\[Sdw]|\.)[+*]/gu, '…')
    .replaceAll('\\s+', ' ');
  if (text === '' || /(?:^|[^\\])[[\](){}|?*+^$]|\\[a-z]/u.test(text)) return null;
  return text.replaceAll(/\\(.)/gu, '$1');
}
