import type { Book } from './offer/office.ts';

/** What a book notes beside the last document with a number and symbol. */
export function noteOf({ columns, rows }: Book, number: string): string | undefined {
  const row = rows.findLast((cells) => Object.values(cells).includes(number));
  return row?.[columns.at(-1) ?? ''];
}
