/** A text that is not this one, of the same letters: each word read backwards. */
export function otherText(text: string): string {
  const other = text.replace(/[\p{L}\p{M}\p{N}]+/gu, (word) =>
    [...word.normalize('NFC')].reverse().join(''),
  );
  return other === text.normalize('NFC') ? `${text}x` : other;
}

/** Days as people and programs write them. */
const DAY = /\b(?:(\d{4})([-/])(\d{2})\2(\d{2})|(\d{1,2})([-/.])(\d{1,2})\6(\d{4}))(?!\d)/g;

export function hasDay(text: string): boolean {
  return dayOff(text) !== text;
}

/** The text with every day in it a day later. */
export function dayOff(text: string): string {
  return text.replace(DAY, (whole, year, dash, month, day, day2, dash2, month2, year2) => {
    const isIso = year !== undefined;
    const [y, m, d] = isIso ? [year, month, day] : [year2, month2, day2];
    const before = new Date(Date.UTC(Number(y), Number(m) - 1, Number(d)));
    if (before.getUTCMonth() !== Number(m) - 1) return whole;
    const [year4, month4, day4] = new Date(before.getTime() + 86_400_000)
      .toISOString()
      .slice(0, 10)
      .split('-');
    const parts = isIso ? [year4, month4, day4] : [day4, month4, year4];
    return parts.join(String(isIso ? dash : dash2));
  });
}

/** A whole number with its groups of three, not a part of a code, a day or an hour. */
const NUMBER = /(?<![\p{L}\p{N}./:_-])\d{1,9}(?:[.,]\d{3})*(?![\p{L}\p{N}/:_-]|[.,]\d)/gu;

export function hasNumber(text: string): boolean {
  return otherNumber(text) !== text;
}

/** The text with every number in it one more. */
export function otherNumber(text: string): string {
  const withoutDays = text.replace(DAY, (day) => '\u0000'.repeat(day.length));
  let at = 0;
  let other = '';
  for (const found of withoutDays.matchAll(NUMBER)) {
    other += text.slice(at, found.index) + oneMore(found[0]);
    at = found.index + found[0].length;
  }
  return other + text.slice(at);
}

function oneMore(number: string): string {
  const last = Number(number.at(-1));
  return number.slice(0, -1) + String(last === 9 ? 8 : last + 1);
}
