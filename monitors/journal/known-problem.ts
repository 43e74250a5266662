import type { Said } from '../../words/said/said.ts';
import { defectsOfPlatform } from '../../records/defects/read.ts';
import { isSolved } from '../../records/defects/transitions.ts';
import { incidentsOf } from '../../records/incidents/incidents.ts';
import type { Store } from '../../records/store/store.ts';
import type { JournalFacts } from './facts.ts';
import { fingerprintOf } from './defect.ts';

/** The problem that an alert speaks of. */
export interface KnownProblem {
  fingerprint: string;
  /** What the monitor saw itself, where it did and the problem is not solved. */
  actual?: Said;
}

/**
 * An alert on a probe speaks of the problem that the probe's open incident has a defect for, or else of the probe's own;
 * any other alert speaks of its own.
 */
export async function knownProblem(
  db: Store,
  { target, probes }: JournalFacts,
  { alert, platform, probe }: { alert: string; platform: string; probe: string },
): Promise<KnownProblem> {
  if (!Object.hasOwn(probes, probe)) return { fingerprint: `alert:${platform}:${alert}` };
  const own = fingerprintOf(platform, probe);
  const open = (await incidentsOf(db, target, 'open')).find(
    (one) => one.platform === platform && one.symptoms.some((s) => s.probe === probe),
  );
  const all = await defectsOfPlatform(db, target, platform);
  const ofIncident = all.filter(({ id }) => open?.defects.includes(id));
  const isOwn = ({ fingerprint }: { fingerprint: string }) => fingerprint === own;
  const known =
    ofIncident.find(isOwn) ??
    ofIncident.find(({ owner }) => owner === probes[probe]?.owner) ??
    all.find(isOwn);
  if (known === undefined) return { fingerprint: own };
  const { fingerprint, actual, reportedBy, state } = known;
  const isOurs = reportedBy !== 'Alertmanager' && !isSolved(state);
  return { fingerprint, ...(isOurs && { actual }) };
}

/** Id of the open incident that has a defect; undefined where none has. */
export async function openIncidentOf(
  db: Store,
  target: string,
  defect: string,
): Promise<string | undefined> {
  const open = await incidentsOf(db, target, 'open');
  return open.find(({ defects }) => defects.includes(defect))?.id;
}
