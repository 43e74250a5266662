import { z } from 'zod';
import type { Said } from '../../words/said/said.ts';

/** What Alertmanager posts to a webhook, version 4; only what is used here. Each alert is read by itself. */
export const AlertsMessage = z.object({
  version: z.literal('4'),
  alerts: z.array(z.unknown()),
});

const Texts = z.record(z.string(), z.string());
const Raw = z.object({
  status: z.enum(['firing', 'resolved']),
  labels: Texts,
  annotations: Texts.nullish(),
  startsAt: z.iso.datetime({ offset: true }),
  fingerprint: z.string().regex(/^[0-9a-f]{1,32}$/),
});

/** Labels that decide what an alert is; all others are left out. */
const LABELS = ['alertname', 'platform', 'probe', 'severity', 'cause', 'team'] as const;
/** Letters of what is kept: the rest of a longer text is cut off. */
const MOST = { label: 200, summary: 500, description: 4_000 };
/** No alert began before there was an Alertmanager, nor far ahead of any clock. */
const EARLIEST = Date.parse('2012-01-01T00:00:00Z');
const AHEAD_MS = 86_400_000;

/** An alert that can be kept. */
export interface Alert {
  status: 'firing' | 'resolved';
  labels: Partial<Record<(typeof LABELS)[number], string>>;
  /** In both languages where the rule has `summary_en` and `description_en`, too. */
  summary: Said | undefined;
  description: Said | undefined;
  startsAt: string;
  fingerprint: string;
}

/** What an alert did: the number of its defect, or why it has none. */
export interface AlertAnswer {
  alert: string;
  defect: string | null;
  reason?: string;
}

/**
 * An alert of a message, or why it is none that can ever be kept.
 * @param now Unix time in ms
 */
export function readAlert(raw: unknown, now: number): Alert | { bad: AlertAnswer } {
  const read = Raw.safeParse(raw);
  if (!read.success) {
    const [first] = read.error.issues;
    return bad(nameOf(raw), `${first?.path.join('.') ?? ''}: ${first?.message}`);
  }
  const { status, labels, annotations, startsAt, fingerprint } = read.data;
  const began = Date.parse(startsAt);
  if (!(began >= EARLIEST && began <= now + AHEAD_MS))
    return bad(nameOf(raw), `startsAt: ${startsAt} is no time at which an alert can have begun`);
  const text = (key: 'summary' | 'description'): Said | undefined => {
    const [vi, en] = [own(annotations, key), own(annotations, `${key}_en`)].map((given) =>
      typeof given === 'string' ? plain(given, MOST[key]) : undefined,
    );
    return vi === undefined || en === undefined ? vi : { vi, en };
  };
  const kept = LABELS.map((name) => [name, plain(labelOf(labels, name), MOST.label)]);
  return {
    ...{ status, startsAt, fingerprint, labels: Object.fromEntries(kept) as Alert['labels'] },
    ...{ summary: text('summary'), description: text('description') },
  };
}

function bad(alert: string, reason: string): { bad: AlertAnswer } {
  return { bad: { alert, defect: null, reason: `cannot be kept: ${plain(reason, 500)}` } };
}

/** What can be said of an alert that cannot be read. */
function nameOf(raw: unknown): string {
  return plain(labelOf(own(raw, 'labels'), 'alertname'), MOST.label);
}

function labelOf(labels: unknown, name: string): string {
  const value = own(labels, name);
  return typeof value === 'string' ? value : '';
}

function own(table: unknown, key: string): unknown {
  const isTable = typeof table === 'object' && table !== null && Object.hasOwn(table, key);
  return isTable ? (table as Record<string, unknown>)[key] : undefined;
}

/** What every store takes and every page shows: no control characters, no half of a character, not without end. */
function plain(text: string, most: number): string {
  const shown = text.slice(0, 2 * most).replaceAll(/(?![\t\n])\p{Cc}/gu, '');
  return shown.slice(0, most).toWellFormed();
}
