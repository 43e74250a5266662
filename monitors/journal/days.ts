import type { IncidentRecord } from '../../records/incidents/incidents.ts';
import type { Severity } from '../../words/scales/severity.ts';
import type { WatchedDay } from '../../records/samples/watched-days.ts';
import type { JournalFacts } from './facts.ts';

/** How many days are shown, today among them. */
export const DAYS = 90;

/** One day of a platform, as the status page shows it. */
export interface Day {
  /** `2025-07-01`, in the plan's time zone. */
  day: string;
  /** The worst of its incidents; null without one. */
  worst: Severity | null;
  /** Milliseconds in which an incident was open. */
  troubleMs: number;
  /** Share of its hours so far in which the platform was judged or its maintenance seen; 0 where nothing is known. */
  known: number;
  /** Whether some of it was announced maintenance. */
  announced: boolean;
}

/** The last days of a platform, oldest first. */
export function daysOf(
  { plan: { timeZone }, probes }: JournalFacts,
  platform: string,
  watched: readonly WatchedDay[],
  incidents: readonly IncidentRecord[],
  now: number,
): Day[] {
  const local = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO(
    timeZone,
  );
  const today = local.toPlainDate();
  const byDay = Map.groupBy(
    watched.filter((one) => one.platform === platform),
    ({ day }) => day,
  );
  const own = incidents.filter((one) => one.platform === platform);
  return Array.from({ length: DAYS }, (_, n) => {
    const date = today.subtract({ days: DAYS - 1 - n });
    const day = date.toString();
    const from = date.toZonedDateTime(timeZone).epochMilliseconds;
    const to = Math.min(now, date.add({ days: 1 }).toZonedDateTime(timeZone).epochMilliseconds);
    const hours = n === DAYS - 1 ? local.hour + 1 : 24;
    const rows = byDay.get(day) ?? [];
    return {
      ...{ day, ...troubleIn(own, from, to, now) },
      known: shareKnown(rows, probes, hours),
      announced: rows.some(({ announced }) => announced !== 0),
    };
  });
}

/** The first day that is shown. */
export function firstDay(timeZone: string, now: number): string {
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(now))
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .subtract({ days: DAYS - 1 })
    .toString();
}

function troubleIn(
  incidents: readonly IncidentRecord[],
  from: number,
  to: number,
  now: number,
): Pick<Day, 'worst' | 'troubleMs'> {
  const inside = incidents
    .map(({ openedAt, closedAt, severity }) => ({
      begin: Math.max(from, Date.parse(openedAt)),
      end: Math.min(to, closedAt === null ? now : Date.parse(closedAt)),
      severity,
    }))
    // One that ended in the moment it began was seen all the same.
    .filter(({ begin, end }) => begin <= end && begin < to)
    .sort((a, b) => a.begin - b.begin);
  let troubleMs = 0;
  let until = from;
  for (const { begin, end } of inside) {
    troubleMs += Math.max(0, end - Math.max(begin, until));
    until = Math.max(until, end);
  }
  const worst = inside.map(({ severity }) => severity).sort()[0] ?? null;
  return { worst, troubleMs };
}

/**
 * Over the probes that were looked at on the day. Those with hours of their own are not due all day: they count only
 * where none is looked at around the clock, or where nothing of theirs could be judged.
 */
function shareKnown(
  rows: readonly WatchedDay[],
  probes: JournalFacts['probes'],
  hours: number,
): number {
  const soFar = hours >= 24 ? 0xff_ff_ff : (1 << hours) - 1;
  const known = rows.map(({ probe, judged, announced }) => ({
    always: probes[probe]?.always ?? true,
    hours: bits((judged | announced) & soFar),
  }));
  const counted = known.some(({ always }) => always)
    ? known.filter((one) => one.always || one.hours === 0)
    : known;
  if (counted.length === 0) return 0;
  return counted.reduce((sum, one) => sum + one.hours, 0) / (counted.length * hours);
}

function bits(mask: number): number {
  let count = 0;
  for (let left = mask; left !== 0; left &= left - 1) count += 1;
  return count;
}
