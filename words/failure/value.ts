import { BOOKS } from './book.ts';
import { plainPattern } from './place.ts';
import type { Lang } from '../text.ts';

/** Letters of a value, and values of a list, that a sentence has room for. */
const LETTERS = 120;
const ITEMS = 5;

/** A value as Playwright or Jest writes it, as it stands in a sentence. */
export function valueOf(written: string, lang: Lang = 'vi'): string {
  const text = written.trim().replace(/,$/u, '');
  const book = BOOKS[lang];
  if (Object.hasOwn(book.values, text)) return book.values[text]!;
  if (text.startsWith('[')) return listOf(itemsOf(text), lang);
  if (text.startsWith('/')) return book.form(plainPattern(text) ?? text);
  if (text.startsWith('"')) return `“${clipped(unquoted(text))}”`;
  return clipped(text);
}

/** Values in a row, equal ones once, with how many were left out. */
export function listOf(written: readonly string[], lang: Lang = 'vi'): string {
  const book = BOOKS[lang];
  const counted = new Map<string, number>();
  for (const one of written.map((value) => valueOf(value, lang)))
    counted.set(one, (counted.get(one) ?? 0) + 1);
  const words = [...counted].map(([one, times]) => (times === 1 ? one : book.times(one, times)));
  const rest = words.length - ITEMS;
  return `${words.slice(0, ITEMS).join(', ')}${rest > 0 ? book.more(rest) : ''}`;
}

function itemsOf(list: string): string[] {
  const items: string[] = list.match(/"(?:[^"\\]|\\.)*"|[^\s,[\]]+/gu) ?? [];
  return items;
}

function unquoted(text: string): string {
  try {
    return String(JSON.parse(text));
  } catch {
    return text.replaceAll(/^"|"$/gu, '');
  }
}

function clipped(text: string): string {
  const line = text.split('\n')[0]!.trimEnd();
  return line.length < text.trimEnd().length || line.length > LETTERS
    ? `${line.slice(0, LETTERS)}…`
    : line;
}
