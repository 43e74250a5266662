import { dueAt } from '../../config/calendar/due.ts';
import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import type { Note } from '../../words/said/said.ts';
import type { IncidentRecord } from '../../records/incidents/incidents.ts';
import type { IncidentEventKind } from '../../records/store/schema.ts';
import type { JournalFacts, ProbeFacts } from './facts.ts';
import type { Standing } from './quorum.ts';

/** Longest time a flapping incident must stay well before it closes. */
const LONGEST_SETTLE_MS = 15 * 60_000;
/** A symptom of a probe that nobody watches any more ends after so long. */
const FORGOTTEN_AFTER_MS = 24 * 3_600_000;

/** An incident that changed, and how. */
export interface Change {
  incident: IncidentRecord;
  kinds: IncidentEventKind[];
  /** Probes that began to fail as part of it, and those that ended to. */
  fails: string[];
  well: string[];
}

/** What incidents are judged on. */
export interface Scene {
  facts: JournalFacts;
  standings: ReadonlyMap<string, Standing>;
  /** Open ones, and those that closed within the flap window. */
  incidents: readonly IncidentRecord[];
  /** Id of the first evidence of a probe's failure, empty where there is none. */
  evidenceOf(probe: string): string;
  nextId(): Promise<string>;
  /** Defects of an incident that somebody has accepted: its response has come. */
  accepted: ReadonlySet<string>;
  /** Unix time in ms. */
  now: number;
}

/** Opens, widens, escalates and closes incidents after what the vantages hold. Nothing is written here. */
export async function judgeIncidents(scene: Scene): Promise<Change[]> {
  const docket = new Docket(scene);
  for (const [probe, standing] of scene.standings) {
    const facts = scene.facts.probes[probe]!;
    if (standing.state === 'down') await docket.fails(probe, facts, standing);
    else if (standing.state === 'up') docket.isWell(probe);
  }
  docket.forgetUnwatched();
  docket.escalate();
  docket.close();
  return docket.changes();
}

class Docket {
  readonly #scene: Scene;
  readonly #incidents: IncidentRecord[];
  readonly #changes = new Map<string, Omit<Change, 'incident'>>();
  readonly #at: string;

  constructor(scene: Scene) {
    this.#scene = scene;
    this.#incidents = scene.incidents.map((one) => structuredClone(one));
    this.#at = new Date(scene.now).toISOString();
  }

  changes(): Change[] {
    return this.#incidents.flatMap((incident) => {
      const change = this.#changes.get(incident.id);
      return change === undefined ? [] : [{ incident, ...change }];
    });
  }

  async fails(probe: string, facts: ProbeFacts, standing: Standing): Promise<void> {
    const known = this.#incidents.find(
      (one) => one.closedAt === null && one.symptoms.some((s) => s.probe === probe && !s.until),
    );
    if (known !== undefined) {
      this.#seenFrom(known, standing.vantages);
      return;
    }
    const incident = this.#fitting(probe, facts.platform) ?? (await this.#open(facts, standing));
    this.#join(incident, probe, facts, standing);
  }

  /** The open incident of the platform that is young enough, else one that had this symptom and closed a moment ago. */
  #fitting(probe: string, platform: string): IncidentRecord | undefined {
    const { now, facts } = this.#scene;
    const ofPlatform = this.#incidents.filter((one) => one.platform === platform);
    const had = (one: IncidentRecord) => one.symptoms.some((symptom) => symptom.probe === probe);
    const young = (one: IncidentRecord) =>
      now - Date.parse(one.openedAt) <= facts.judging.gatherMs || had(one) || one.wellSince;
    const open = ofPlatform.find((one) => one.closedAt === null && young(one));
    if (open !== undefined) return open;
    const justClosed = ofPlatform.findLast(
      (one) =>
        one.closedAt !== null &&
        now - Date.parse(one.closedAt) <= facts.judging.flapWindowMs &&
        had(one),
    );
    if (justClosed === undefined) return undefined;
    justClosed.closedAt = null;
    justClosed.reopened += 1;
    this.#add(justClosed, 'reopened', { code: 'incident-reopened' });
    return justClosed;
  }

  async #open(facts: ProbeFacts, standing: Standing): Promise<IncidentRecord> {
    const { target } = this.#scene.facts;
    const incident: IncidentRecord = {
      ...{ id: await this.#scene.nextId(), target, platform: facts.platform },
      ...{ severity: facts.severity, openedAt: standing.since, closedAt: null },
      ...{ communes: [], roles: [], vantages: [], defects: [] },
      ...{ reopened: 0, wellSince: null, escalations: 0, symptoms: [], history: [] },
    };
    this.#incidents.push(incident);
    return incident;
  }

  #join(
    incident: IncidentRecord,
    probe: string,
    { severity, communes, roles }: ProbeFacts,
    { since, reason, vantages }: Standing,
  ): void {
    const kind = incident.symptoms.length === 0 ? 'opened' : 'joined';
    const evidence = this.#scene.evidenceOf(probe);
    const symptom = { probe, since, until: null, severity, reason, evidence };
    const others = incident.symptoms.filter((one) => one.probe !== probe);
    incident.symptoms = [...others, symptom];
    incident.wellSince = null;
    if (severity < incident.severity) incident.severity = severity;
    incident.communes = union(incident.communes, communes);
    incident.roles = union(incident.roles, roles);
    this.#add(incident, kind, { code: 'symptom-seen', probe, why: reason });
    this.#changeOf(incident).fails.push(probe);
    this.#seenFrom(incident, vantages);
  }

  #seenFrom(incident: IncidentRecord, vantages: readonly string[]): void {
    const all = union(incident.vantages, vantages);
    if (all.length === incident.vantages.length) return;
    incident.vantages = all;
    this.#changeOf(incident);
  }

  isWell(probe: string): void {
    for (const incident of this.#incidents) this.#endSymptom(incident, probe, 'symptom-over');
  }

  /** A probe that was taken out of the configuration will never recover by itself. */
  forgetUnwatched(): void {
    const { facts, now } = this.#scene;
    for (const incident of this.#incidents)
      for (const { probe, since } of incident.symptoms)
        if (facts.probes[probe] === undefined && now - Date.parse(since) > FORGOTTEN_AFTER_MS)
          this.#endSymptom(incident, probe, 'symptom-unwatched');
  }

  #endSymptom(
    incident: IncidentRecord,
    probe: string,
    code: 'symptom-over' | 'symptom-unwatched',
  ): void {
    if (incident.closedAt !== null) return;
    const symptom = incident.symptoms.find((one) => one.probe === probe && one.until === null);
    if (symptom === undefined) return;
    symptom.until = this.#at < symptom.since ? symptom.since : this.#at;
    this.#add(incident, 'left', { code, probe });
    this.#changeOf(incident).well.push(probe);
  }

  close(): void {
    const { now, facts } = this.#scene;
    for (const incident of this.#incidents) {
      if (incident.closedAt !== null || incident.symptoms.some(({ until }) => until === null))
        continue;
      if (incident.wellSince === null) {
        incident.wellSince = this.#at;
        this.#changeOf(incident);
      }
      const settle = Math.min(facts.judging.settleMs * incident.reopened, LONGEST_SETTLE_MS);
      if (now - Date.parse(incident.wellSince) < settle) continue;
      // A clock that was set back must not end it before it began.
      incident.closedAt =
        incident.wellSince < incident.openedAt ? incident.openedAt : incident.wellSince;
      incident.wellSince = null;
      this.#add(incident, 'closed', { code: 'incident-closed', seconds: secondsOf(incident) });
    }
  }

  escalate(): void {
    const { now, facts, accepted } = this.#scene;
    for (const incident of this.#incidents) {
      const step = facts.judging.escalate[incident.escalations];
      if (incident.closedAt !== null || incident.wellSince !== null || step === undefined) continue;
      const due = this.#escalationDue(incident, step.after);
      if (due === null || now < due) continue;
      incident.escalations += 1;
      const isAnswered =
        step.after === 'response' && incident.defects.some((id) => accepted.has(id));
      if (isAnswered) this.#changeOf(incident);
      else
        this.#add(incident, 'escalated', {
          code: 'incident-escalated',
          to: facts.plan.owners[step.to]?.name ?? { vi: step.to, en: step.to },
        });
    }
  }

  #escalationDue({ openedAt, severity }: IncidentRecord, after: string): number | null {
    const { plan } = this.#scene.facts;
    if (after !== 'response' && after !== 'fix')
      return Date.parse(openedAt) + goMilliseconds(after);
    const due = dueAt(plan, openedAt, plan.severities[severity][after]);
    return due === null ? null : Date.parse(due);
  }

  #add(incident: IncidentRecord, kind: IncidentEventKind, note: Note): void {
    incident.history.push({ at: this.#at, kind, note });
    this.#changeOf(incident).kinds.push(kind);
  }

  /** It is to be kept, even where its history gets no line. */
  #changeOf({ id }: IncidentRecord): Omit<Change, 'incident'> {
    const known = this.#changes.get(id);
    if (known !== undefined) return known;
    const change = { kinds: [], fails: [], well: [] };
    this.#changes.set(id, change);
    return change;
  }
}

function union(a: readonly string[], b: readonly string[]): string[] {
  return [...new Set([...a, ...b])].sort();
}

function secondsOf({ openedAt, closedAt }: IncidentRecord): number {
  const ms = Date.parse(closedAt ?? openedAt) - Date.parse(openedAt);
  return Math.max(0, Math.round(ms / 1_000));
}
