import { AnswerError } from '../stage/precondition.ts';

/** `2025-06-28` → `28/06/2025`, as people write days. */
export function shownDay(iso: string): string {
  return iso.split('-').reverse().join('/');
}

/** `28/06/2025` somewhere in a text → `2025-06-28`. @throws AnswerError where there is none */
export function isoDay(text: string): string {
  const match = /(\d{2})\/(\d{2})\/(\d{4})/.exec(text);
  if (match === null) throw new AnswerError(`“${text}” không phải là ngày`);
  return `${match[3]}-${match[2]}-${match[1]}`;
}

/** `28/06/2025` in a text that is nothing else → `2025-06-28`; empty for any other text. */
export function dayIn(text: string): string {
  return /^\d{2}\/\d{2}\/\d{4}$/.test(text) ? isoDay(text) : '';
}
