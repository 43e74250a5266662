import { z } from 'zod';

/** What Alertmanager posts to a webhook, version 4; only what is used here. */
export const AlertsMessage = z.object({
  version: z.literal('4'),
  alerts: z
    .array(
      z.object({
        status: z.enum(['firing', 'resolved']),
        labels: z.record(z.string(), z.string()),
        annotations: z.record(z.string(), z.string()).default({}),
        startsAt: z.iso.datetime({ offset: true }),
        endsAt: z.string().optional(),
        fingerprint: z.string().regex(/^[0-9a-f]{1,32}$/),
      }),
    )
    .max(1_000),
});
export type AlertsMessage = z.infer<typeof AlertsMessage>;

/** What an alert did: the number of its defect, or why it has none. */
export interface AlertAnswer {
  alert: string;
  defect: string | null;
  reason?: string;
}
