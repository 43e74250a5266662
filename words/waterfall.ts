import { z } from 'zod';

/** Name of the attachment of a case that holds a waterfall. */
export const WATERFALL = 'waterfall.json';

const said = z.strictObject({ vi: z.string().min(1), en: z.string().min(1) });

/**
 * The requests of one trace, each below the one that it came from, in the order of their beginnings: written by a suite,
 * drawn in the report.
 */
export const waterfallSchema = z.strictObject({
  /** What went through the systems, such as the code of a dossier. */
  subject: z.string().min(1),
  /** 32 hex digits (W3C Trace Context). */
  trace: z.string().regex(/^[0-9a-f]{32}$/),
  requests: z
    .array(
      z.strictObject({
        system: said,
        /** `GET /ho-so/1` */
        request: z.string(),
        /** HTTP status. */
        status: z.int(),
        /** ISO 8601 in UTC. */
        at: z.iso.datetime(),
        ms: z.number().min(0),
        /** How many requests it came through; 0 for what the walk asked itself. */
        depth: z.int().min(0),
      }),
    )
    .min(1),
});

export type Waterfall = z.infer<typeof waterfallSchema>;
export type WaterfallRequest = Waterfall['requests'][number];
