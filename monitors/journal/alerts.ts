import { z } from 'zod';
import { ownerOfCause, causeOfDimension } from '../../config/owner.ts';
import { move, sight } from '../../records/defects.ts';
import type { Severity } from '../../records/model.ts';
import type { Store } from '../../records/store.ts';
import { write } from '../../records/transaction.ts';
import { defectOf } from './defect.ts';
import type { JournalFacts } from './facts.ts';

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

/**
 * Opens or updates the defects that alerts speak of, as one write. The same alert counts once, however often
 * Alertmanager repeats it; a resolved one makes its defect ready for a retest. Alerts without a platform (the monitor's
 * own) and those of an open incident, which has its defect already, open none.
 */
export function takeAlerts(
  store: Store,
  facts: JournalFacts,
  { alerts }: AlertsMessage,
): Promise<AlertAnswer[]> {
  return write(store, async (db) => {
    const answers: AlertAnswer[] = [];
    for (const alert of alerts) answers.push(await takeAlert(db, facts, alert));
    return answers;
  });
}

async function takeAlert(
  db: Store,
  facts: JournalFacts,
  { status, labels, annotations, startsAt, fingerprint }: AlertsMessage['alerts'][number],
): Promise<AlertAnswer> {
  const { plan, target } = facts;
  const { alertname: alert = '', platform = '', probe = '', severity = '' } = labels;
  if (facts.platforms[platform] === undefined)
    return { alert, defect: null, reason: 'not of a platform' };
  const cause =
    (labels['cause'] !== undefined && plan.causes[labels['cause']] !== undefined
      ? labels['cause']
      : undefined) ??
    facts.probes[probe]?.cause ??
    causeOfDimension(plan, 'performance')!;
  // An alert on a probe speaks of the same problem as the monitor's own incident.
  const key =
    facts.probes[probe] === undefined
      ? `alert:${platform}:${alert}`
      : `monitor:${platform}:${probe}`;
  const known = await db
    .selectFrom('defect')
    .select(['id', 'state'])
    .where('target', '=', target)
    .where('fingerprint', '=', key)
    .executeTakeFirst();
  if (status === 'resolved') {
    if (known === undefined) return { alert, defect: null, reason: 'resolved, and never seen' };
    if (known.state !== 'retest' && known.state !== 'closed')
      await move(db, known.id, {
        ...{ at: new Date().toISOString(), actor: 'Alertmanager', state: 'retest' },
        note: `Cảnh báo ${alert} đã hết; chờ kiểm tra lại`,
      });
    return { alert, defect: known.id };
  }
  const named = labels['team'] ?? '';
  const owner = plan.owners[named] === undefined ? ownerOfCause(plan, platform, cause) : named;
  const summary = annotations['summary'] ?? alert;
  const { id } = await sight(
    db,
    target,
    { id: `alert/${fingerprint}/${startsAt}`, words: `cảnh báo ${alert}` },
    defectOf(plan, {
      ...{ fingerprint: key, platform, cause, owner, title: summary, feature: probe || alert },
      severity: severityOf(severity),
      foundAt: new Date(startsAt).toISOString(),
      reportedBy: 'Alertmanager',
      expected: 'Không có cảnh báo',
      actual: annotations['description'] ?? summary,
      evidence: [],
    }),
  );
  return { alert, defect: id };
}

/** The plan's own words, or the usual ones of Prometheus. */
function severityOf(label: string): Severity {
  const known: Record<string, Severity> = {
    ...{ S1: 'S1', S2: 'S2', S3: 'S3', S4: 'S4' },
    ...{ critical: 'S1', warning: 'S3', info: 'S4' },
  };
  return known[label] ?? 'S3';
}
