import { z } from 'zod';
import { DIMENSIONS } from '../../words/scales/dimension.ts';
import { PlainDate, RequirementId, Slug, Text } from '../reading/values.ts';

/** What the plan demands in its own words, and what answers it; where several things are named, all of them must hold. */
export const Demand = z
  .strictObject({
    text: Text,
    /** The plan or dispatch that demands it. */
    source: Text,
    /** Every requirement of every platform was judged. */
    judged: z.literal('all').describe('all').optional(),
    /** No defect is open. */
    defects: z.literal('closed').describe('closed').optional(),
    /** Requirements of these dimensions, of these groups of causes, and these. */
    dimensions: z.array(z.enum(DIMENSIONS)).min(1).optional(),
    causes: z.array(Slug).min(1).optional(),
    requirements: z.array(RequirementId).min(1).optional(),
    /** A record that people signed, among `papers`. */
    paper: z.literal('needed').describe('needed').optional(),
    /** How many provinces had it when the ministry counted. */
    nationwide: z.strictObject({ done: z.int().min(0), of: z.int().positive() }).optional(),
  })
  .refine(
    ({ judged, defects, dimensions, causes, requirements, paper }) =>
      [judged, defects, dimensions, causes, requirements, paper].some((one) => one !== undefined),
    { message: 'what answers it: judged, defects, dimensions, causes, requirements or paper' },
  );
export type Demand = z.infer<typeof Demand>;

/** A record that people signed and that answers a demand: minutes of a training, a decision, a list. */
export const PaperEntry = z.strictObject({
  demand: Slug,
  title: Text,
  number: z.string().min(1).describe("the record's number, like 12/BB-SKHCN"),
  signer: z.string().min(1).describe('the name and office of who signed'),
  /** When it was signed; before that day it counts for nothing. */
  signed: PlainDate,
});
export type PaperEntry = z.infer<typeof PaperEntry>;
