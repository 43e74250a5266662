import { z } from 'zod';

/** How Playwright's recorder found an element: by its role, its label, or by what only the page's author knows. */
export interface Place {
  kind: string;
  body: string;
  options: { name?: string | undefined; exact?: boolean | undefined };
  next?: Place | undefined;
}

const Place: z.ZodType<Place> = z.object({
  kind: z.string(),
  body: z.union([z.string(), z.number()]).transform(String),
  options: z
    .object({ name: z.string().optional().catch(undefined), exact: z.boolean().optional() })
    .catch({}),
  get next() {
    return Place.optional();
  },
});

const Action = z.object({
  name: z.string(),
  pageGuid: z.string().default(''),
  url: z.string().optional(),
  locator: Place.optional(),
  text: z.string().optional(),
  value: z.string().optional(),
  key: z.string().optional(),
  checked: z.boolean().optional(),
  options: z.array(z.string()).optional(),
  files: z.array(z.string()).optional(),
  signals: z.array(z.object({ name: z.string() })).default([]),
});
/** One thing a person did, as Playwright's recorder writes it in the language `jsonl`. */
export type Action = z.infer<typeof Action>;

/**
 * Reads what was recorded. A last line that was cut off, as where the browser was killed, is left out.
 * @throws SyntaxError, ZodError where it is no recording
 */
export function readActions(text: string): Action[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  // The first line says how the browser was started.
  return lines.slice(1).flatMap((line, i) => {
    if (i === lines.length - 2 && !line.endsWith('}')) return [];
    return [Action.parse(JSON.parse(line))];
  });
}
