import { z } from 'zod';

/** The annotation by which a case tells what its windows saw. */
export const PAGES = 'pages';

/** Begins what is said of an answer without a header that the first page of its address has. */
export const LACKS = 'lacks ';

const Trouble = z.object({
  /** Name of the address whose page it was. */
  address: z.string(),
  /** Path of the page, without what names a person or a dossier. */
  page: z.string(),
  /** Path of what failed, or its address where it is another's; empty where it is the page itself. */
  resource: z.string(),
  /** What the browser said; `lacks referrer-policy` where the first page of the address has that header. */
  what: z.string(),
});
export type PageTrouble = z.infer<typeof Trouble>;

const PagesSeen = z.object({
  /** How many pages of each address were shown. */
  shown: z.record(z.string(), z.number()),
  /** How many answers of each address were compared with its first page. */
  compared: z.record(z.string(), z.number()).exactOptional(),
  troubles: z.array(Trouble),
});
export type PagesSeen = z.infer<typeof PagesSeen>;

/** What a case's windows saw; undefined where it opened none that is watched. */
export function pagesSeen(
  annotations: readonly { type: string; description?: string | undefined }[],
): PagesSeen | undefined {
  const told = annotations.findLast(({ type }) => type === PAGES)?.description;
  if (told === undefined) return undefined;
  try {
    return PagesSeen.parse(JSON.parse(told));
  } catch {
    return undefined;
  }
}
