import { awaitRetest } from '../../records/defects/await-retest.ts';
import { MACHINE } from '../../records/defects/machine.ts';
import { answeredDefects, findDefect } from '../../records/defects/read.ts';
import { see } from '../../records/defects/see.ts';
import type { Sighting } from '../../records/defects/sighting.ts';
import { isAllowed } from '../../records/defects/transitions.ts';
import { incidentsOf, keepIncident, nextIncidentId } from '../../records/incidents/incidents.ts';
import type { IncidentRecord } from '../../records/incidents/incidents.ts';
import { forgetSamples, keepSamples, lastSampleAt } from '../../records/samples/samples.ts';
import type { Store } from '../../records/store/store.ts';
import { write } from '../../records/store/transaction.ts';
import type { WriteConnection } from '../../records/store/transaction.ts';
import { forgetWatchedDays, keepWatchedDays } from '../../records/samples/watched-days.ts';
import type { WatchedDay } from '../../records/samples/watched-days.ts';
import { keepOpinions, opinionsOf } from '../../records/samples/opinions.ts';
import type { Opinion } from '../../records/samples/opinions.ts';
import { beat, vantagesOf } from '../../records/samples/vantages.ts';
import { firstDay } from './days.ts';
import { defectOf, problemOf } from './defect.ts';
import type { JournalFacts } from './facts.ts';
import { HoursWatched } from './hours-watched.ts';
import { judgeIncidents } from './incidents.ts';
import type { Change } from './incidents.ts';
import { dated, momentOf, StoreClock } from './moment.ts';
import type { Moment } from './moment.ts';
import { afterSample } from './opinions.ts';
import type { Entry, Held } from './opinions.ts';
import { standings } from './quorum.ts';

/** What a batch changed of an incident; passed on once it is safely written. */
export interface IncidentUpdate {
  id: string;
  platform: string;
  kinds: Change['kinds'];
  severity: IncidentRecord['severity'];
  /** All that are or were part of it. */
  probes: string[];
  /** Those that began to fail now, and those that are well again now. */
  fails: string[];
  well: string[];
}

const FORGET_AT_ONCE = 2_000;
/** After a jump of the clock nothing is forgotten for so long: time for somebody to set it right. */
const FORGET_SETTLED_MS = 86_400_000;

/** Writes what a monitor saw into the store, and judges incidents in the same write. */
export class Recorder {
  readonly #store: Store;
  readonly #startedAt = new Date().toISOString();
  #facts: JournalFacts;
  #held: Map<string, Held> | undefined;
  readonly #clock = new StoreClock();
  readonly #hours = new HoursWatched();
  #isResumed = false;
  readonly #momentOf: (db: Store) => Promise<Moment>;

  constructor(store: Store, facts: JournalFacts, read = momentOf) {
    this.#store = store;
    this.#facts = facts;
    this.#momentOf = read;
  }

  /** Takes a reloaded configuration. */
  use(facts: JournalFacts): void {
    if (facts.target !== this.#facts.target || facts.vantage !== this.#facts.vantage)
      this.#held = undefined;
    this.#facts = facts;
  }

  /**
   * Keeps samples, the vantage's opinions and heartbeat, and what follows for incidents and defects: whole or not at
   * all. The same batch may be written again.
   */
  async record(entries: readonly Entry[]): Promise<IncidentUpdate[]> {
    const facts = this.#facts;
    const { target, vantage, version } = facts;
    this.#held ??= await this.#remembered();
    const held = this.#held;
    const changed = new Map<string, Held>();
    const latest = (probe: string) => changed.get(probe) ?? held.get(probe);
    const judged = new Set(entries.map(({ probe }) => probe));
    let days: WatchedDay[] = [];
    const changes = await write(this.#store, async (db) => {
      // Read while the lock is held: nobody writes a later time before this one.
      const moment = await this.#momentOf(db);
      await this.#resume(db, moment);
      const seen = entries.map((entry) => ({ ...entry, at: dated(entry.at, moment) }));
      for (const entry of seen) {
        const after = afterSample(latest(entry.probe), entry, facts.judging.recover);
        if (after !== undefined) changed.set(entry.probe, after);
      }
      const seenAt = new Date(moment.store).toISOString();
      await beat(db, target, { vantage, version, startedAt: this.#startedAt, seenAt });
      const samples = entries.map(({ confirmed: _confirmed, ...sample }) => sample);
      await keepSamples(db, target, samples);
      days = this.#hours.of(facts, seen);
      await keepWatchedDays(db, target, days);
      const opinions = [...judged].flatMap((probe) => latest(probe)?.opinion ?? []);
      await keepOpinions(db, target, opinions);
      return this.#judge(db, entries, moment, (probe) => latest(probe)?.opinion);
    });
    for (const [probe, after] of changed) held.set(probe, after);
    this.#hours.wrote(days);
    return changes.map(({ incident, kinds, fails, well }) => ({
      ...{ id: incident.id, platform: incident.platform, kinds, severity: incident.severity },
      ...{ probes: incident.symptoms.map(({ probe }) => probe), fails, well },
    }));
  }

  /** Milliseconds since the store's clock was last seen to jump. */
  async settledMs(): Promise<number> {
    return this.#clock.settledFor(await this.#momentOf(this.#store));
  }

  /** Forgets samples past their time. @returns how many */
  async forget(): Promise<number> {
    const { target, keepMs, keepFailuresMs } = this.#facts;
    return write(this.#store, async (db) => {
      const moment = await this.#momentOf(db);
      await this.#resume(db, moment);
      if (this.#clock.settledFor(moment) < FORGET_SETTLED_MS) return 0;
      const { store } = moment;
      await forgetWatchedDays(db, target, firstDay(this.#facts.plan.timeZone, store));
      const before = (ms: number) => new Date(store - ms).toISOString();
      const old = { successes: before(keepMs), all: before(keepFailuresMs) };
      return forgetSamples(db, target, old, FORGET_AT_ONCE);
    });
  }

  /** Before the first write of this process: is the store's clock where it was left? */
  async #resume(db: Store, moment: Moment): Promise<void> {
    if (this.#isResumed) return;
    this.#isResumed = true;
    this.#clock.resume(moment, await lastSampleAt(db, this.#facts.target));
  }

  /** What this vantage held before it was restarted. */
  async #remembered(): Promise<Map<string, Held>> {
    const { target, vantage } = this.#facts;
    const own = (await opinionsOf(this.#store, target)).filter((one) => one.vantage === vantage);
    return new Map(
      own.map((opinion) => [opinion.probe, { opinion, successes: 0, suspected: false }]),
    );
  }

  /** @param ownOf what this vantage holds of a probe, which is what it has written */
  async #judge(
    db: WriteConnection,
    entries: readonly Entry[],
    moment: Moment,
    ownOf: (probe: string) => Opinion | undefined,
  ): Promise<Change[]> {
    const facts = this.#facts;
    const now = moment.store;
    const { target } = facts;
    const endedSince = new Date(now - facts.judging.flapWindowMs).toISOString();
    const incidents = await incidentsOf(db, target, { endedSince });
    // Of thousands of probes only those can have changed that were looked at now, or that ail.
    const probes = new Set([
      ...entries.map(({ probe }) => probe),
      ...incidents.flatMap(({ symptoms }) => symptoms.map(({ probe }) => probe)),
    ]);
    const vantages = await vantagesOf(db, target);
    const isAlone = vantages.every(({ vantage }) => vantage === facts.vantage);
    const others = isAlone ? [] : await opinionsOf(db, target, [...probes]);
    const opinions = [
      ...[...probes].flatMap((probe) => ownOf(probe) ?? []),
      ...others.filter(({ vantage }) => vantage !== facts.vantage),
    ];
    const evidence = (probe: string) =>
      entries.find((one) => one.probe === probe && one.evidence !== '')?.evidence ?? '';
    const changes = await judgeIncidents({
      ...{ facts, incidents, now },
      standings: standings(
        ...([facts, probes, opinions, vantages, now] as const),
        this.#clock.settledFor(moment),
      ),
      evidenceOf: evidence,
      nextId: numbered(() => nextIncidentId(db)),
      accepted: await answeredDefects(
        db,
        incidents.flatMap(({ defects }) => defects),
      ),
    });
    for (const { incident, kinds } of changes) {
      await keepIncident(db, incident);
      await this.#followDefects(db, incident, kinds);
    }
    return changes.filter(({ kinds }) => kinds.length > 0);
  }

  /** The defects of an incident: opened with it, and ready for a retest when it is over. */
  async #followDefects(
    db: WriteConnection,
    incident: IncidentRecord,
    kinds: Change['kinds'],
  ): Promise<void> {
    const { plan, target } = this.#facts;
    const at = incident.history.at(-1)?.at ?? incident.openedAt;
    if (kinds.some((kind) => kind === 'opened' || kind === 'joined' || kind === 'reopened')) {
      const seen: Sighting = {
        id: incident.reopened === 0 ? incident.id : `${incident.id}/${incident.reopened}`,
        sight: { by: 'incident', id: incident.id },
      };
      const owners = new Set<string>();
      for (const symptom of incident.symptoms) {
        const problem = problemOf(this.#facts, incident, symptom);
        // One defect for each who must act: the other symptoms of the same owner are the same work.
        if (problem === null || owners.has(problem.owner)) continue;
        owners.add(problem.owner);
        const { id } = await see(db, target, seen, defectOf(plan, problem));
        if (!incident.defects.includes(id)) incident.defects.push(id);
      }
      await keepIncident(db, incident);
    }
    if (!kinds.includes('closed')) return;
    for (const id of incident.defects) {
      const { defect } = await findDefect(db, id);
      // It waits for its retest already, or is closed and stays so.
      if (!isAllowed(defect.state, 'retest')) continue;
      await awaitRetest(db, id, {
        ...{ at, actor: MACHINE },
        note: { code: 'incident-over', incident: incident.id },
      });
    }
  }
}

/** Numbers that follow the first, for several incidents of one write. Most writes open none and need no number. */
function numbered(first: () => Promise<string>): () => Promise<string> {
  let next: number | undefined;
  return async () => {
    next ??= Number((await first()).replace('SC-', ''));
    return `SC-${String(next++).padStart(4, '0')}`;
  };
}
