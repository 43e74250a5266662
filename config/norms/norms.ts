import { z } from 'zod';
import { PlainDate, Slug, Text } from '../reading/values.ts';

/** A law, decree, circular or standard that requirements rest on, with the days on which it holds. */
export const Norm = z
  .strictObject({
    /** As it is cited: `Nghị định 118/2025/NĐ-CP`. */
    title: Text,
    /** What it is about, for who looks it up here. */
    about: z.string().min(1).optional(),
    /** Who issued it, as the grounds of a document name it. */
    issuer: z.string().min(1),
    /** The day it was signed. */
    issued: PlainDate.optional(),
    /** The first day it is in force; left out where it was so before anything that is judged here. */
    from: PlainDate.optional(),
    /** The last day it is in force. */
    to: PlainDate.optional(),
    /** Norms that took its place. */
    replacedBy: z.array(Slug).min(1).optional(),
    /** Where the days and the successors are from. */
    source: z.string().min(1),
    /** True where no public text confirms the days. */
    assumed: z.boolean().default(false),
  })
  .refine(({ from, to }) => from === undefined || to === undefined || from <= to, {
    message: 'a last day in force that is not before the first',
  })
  .refine(({ to, replacedBy }) => to !== undefined || replacedBy === undefined, {
    message: 'a last day in force where something took its place',
  });
export type Norm = z.infer<typeof Norm>;

/** `config/norms.yaml`: a short name for each norm. */
export const Norms = z.strictObject({ norms: z.record(Slug, Norm) });
export type Norms = z.infer<typeof Norms>;

/** A norm and a place in it: `nd-118-2025`, `bo-luat-dan-su-2015 điều 147`. */
export const Citation = z
  .string()
  .regex(/^[a-z][a-z0-9-]*(?: \S.*)?$/)
  .describe(
    'a name of config/norms.yaml, with the place in it where needed, like nd-61-2018 điều 17',
  );
export type Citation = z.infer<typeof Citation>;

/** The parts of a citation; the place is empty where the whole norm is meant. */
export function citationParts(citation: Citation): { id: string; place: string } {
  const [, id = citation, place = ''] = /^(\S+)(?: (.*))?$/.exec(citation) ?? [];
  return { id, place };
}
