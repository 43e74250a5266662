import type { Calls, CatalogueRecord } from './offer/calls.ts';

/** More pages than any catalogue has: one whose end never comes is not read for ever. */
const MOST_PAGES = 500;

/** All records of a catalogue, page by page. */
export async function allRecords(
  { catalogues }: Calls,
  catalogue: string,
  between: (page: number) => Promise<void> = async () => {},
): Promise<CatalogueRecord[]> {
  const records: CatalogueRecord[] = [];
  let next: string | null = null;
  for (let page = 1; page <= MOST_PAGES; page++) {
    const read = await catalogues.page(catalogue, next);
    records.push(...read.records);
    next = read.next;
    if (next === null) return records;
    await between(page);
  }
  return records;
}
