/** Measures of the page in NĐ 30/2020, in twentieths of a point unless the name says otherwise. */
export const mm = (value: number): number => Math.round((value * 1440) / 25.4);

export const FONT = 'Times New Roman';
export const MARGIN = { top: mm(20), bottom: mm(20), left: mm(30), right: mm(15), header: mm(10) };
export const LANDSCAPE_MARGIN = { ...MARGIN, left: mm(20), right: mm(20), bottom: mm(15) };
export const PAGE = { width: mm(210), height: mm(297) };
/** Width of the text. */
export const TEXT = { portrait: mm(210 - 30 - 15), landscape: mm(297 - 20 - 20) };
/** First-line indent of 1.27 cm. */
export const INDENT = mm(12.7);
export const pt = (value: number): number => value * 2;

/** Letter widths of Times New Roman Bold in thousandths of the size, for rules that follow a text. */
const WIDTHS: Record<string, number> = {
  ' ': 250,
  '-': 333,
  i: 278,
  l: 278,
  t: 333,
  f: 333,
  r: 444,
  s: 389,
  c: 444,
  e: 444,
  z: 444,
  m: 833,
  w: 722,
  I: 389,
  J: 500,
  P: 611,
  F: 611,
  S: 556,
  M: 944,
  W: 1000,
};

/** Width of a bold text of a size in points; accurate to a few percent for Vietnamese and English. */
export function widthOf(text: string, points: number): number {
  const letters = [...text.normalize('NFD').replace(/\p{M}/gu, '')];
  const units = letters.reduce((sum, letter) => sum + (WIDTHS[letter] ?? defaultWidth(letter)), 0);
  return Math.round((units / 1000) * points * 20);
}

function defaultWidth(letter: string): number {
  if (/\p{Lu}/u.test(letter)) return 722;
  return /[aovxy\d]/.test(letter) ? 500 : 556;
}
