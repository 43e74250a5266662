import type { Family } from '../exposition/exposition.ts';
import { gauge } from '../exposition/family.ts';
import type { Labelled } from '../exposition/family.ts';
import type { JournalFacts } from './facts.ts';
import { BOUNDS, noDurations } from './incident-counts.ts';
import type { IncidentCounts } from './incident-counts.ts';

/** Metrics of the incidents of a target. */
export function incidentFamilies(facts: JournalFacts, counts: IncidentCounts): Family[] {
  const { open } = counts;
  const failing = open.flatMap(({ platform, symptoms, openedAt, wellSince }) =>
    symptoms
      // While it is waited for that all stays well the incident is open with all that it had.
      .filter(({ until }) => until === null || wellSince !== null)
      .map(({ probe, severity }) => ({ labels: { platform, probe, severity }, openedAt })),
  );
  return [
    gauge(
      'nghiemthu_incident_active',
      'Whether an incident that the probe is part of is open',
      failing.map(({ labels }) => [labels, 1]),
    ),
    gauge(
      'nghiemthu_incident_started_timestamp_seconds',
      'When the open incident began, in unixtime',
      failing.map(({ labels, openedAt }) => [labels, Date.parse(openedAt) / 1_000]),
    ),
    gauge(
      'nghiemthu_incidents_total',
      'Incidents that the probe was ever part of',
      everOf(facts, counts),
      'counter',
    ),
    durationFamily(facts, counts),
    gauge(
      'nghiemthu_commune_affected',
      'Whether an open incident touches the commune',
      Object.keys(facts.platforms).flatMap((platform) => {
        const touched = new Set(
          open.filter((one) => one.platform === platform).flatMap(({ communes }) => communes),
        );
        return facts.communes.map(({ code, name, latitude, longitude }): Labelled => [
          { platform, commune: code, name, latitude, longitude },
          touched.has(code) ? 1 : 0,
        ]);
      }),
    ),
  ];
}

/** Every configured probe, 0 where it has had none, and those that are configured no more. */
function everOf({ probes }: JournalFacts, { ofProbes }: IncidentCounts): Labelled[] {
  const key = (platform: string, probe: string) => JSON.stringify([platform, probe]);
  const all = new Map<string, Labelled>();
  for (const [probe, { platform }] of Object.entries(probes))
    all.set(key(platform, probe), [{ platform, probe }, 0]);
  for (const { platform, probe, count } of ofProbes)
    all.set(key(platform, probe), [{ platform, probe }, count]);
  return [...all.values()];
}

function durationFamily({ platforms }: JournalFacts, { durations }: IncidentCounts): Family {
  const name = 'nghiemthu_incident_duration_seconds';
  const all = new Set([...Object.keys(platforms), ...durations.keys()]);
  const values = [...all].flatMap((platform) => {
    const { within, count, sumMs } = durations.get(platform) ?? noDurations();
    const bucket = (le: string, value: number) => ({
      ...{ metricName: `${name}_bucket`, labels: { platform, le }, value },
    });
    return [
      ...within.map((value, i) => bucket(String(BOUNDS[i]), value)),
      bucket('+Inf', count),
      { metricName: `${name}_sum`, labels: { platform }, value: sumMs / 1_000 },
      { metricName: `${name}_count`, labels: { platform }, value: count },
    ];
  });
  return { name, help: 'How long closed incidents lasted', type: 'histogram', values };
}
