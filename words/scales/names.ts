import type { Lang, Text } from '../text.ts';

/** The names of a scale in one language. */
export function namesIn<K extends string>(
  names: Readonly<Record<K, Text>>,
  lang: Lang,
): Record<K, string> {
  const all = Object.entries<Text>(names).map(([key, name]) => [key, name[lang]]);
  return Object.fromEntries(all) as Record<K, string>;
}

/** What a scale consists of, in its order. */
export function keysOf<K extends string>(names: Readonly<Record<K, Text>>): K[] {
  return Object.keys(names) as K[];
}
