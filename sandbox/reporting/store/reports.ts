import type { DatabaseSync } from 'node:sqlite';
import type { Values } from '../domain/reckon.ts';
import type { State } from '../domain/states.ts';

/** One unit's report in a campaign. */
export interface Report {
  id: number;
  campaign: number;
  unit: string;
  unitName: string;
  state: State;
  /** The version that is worked on. */
  version: number;
  /** What was entered; what is worked out stands in no store. */
  entries: Values;
  sentAt: string | null;
  sentTimes: number;
  /** Why it was given back. */
  reason: string | null;
  remindedAt: string | null;
  /** Grows with every change. */
  revision: number;
}

/** What a unit's leader approved: the figures, and the text that was signed. */
export interface Version {
  id: number;
  report: number;
  number: number;
  figures: Values;
  signed: string;
  signer: string;
  approvedAt: string;
}

type Raw<T> = { [K in keyof T]: T[K] extends Values ? string : T[K] };

export class Reports {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(campaign: number, unit: string, unitName: string): Report {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO reports (campaign, unit, unitName, state, version, entries)
         VALUES (?, ?, ?, 'entering', 1, '{}')`,
      )
      .run(campaign, unit, unitName);
    return this.find(Number(lastInsertRowid))!;
  }

  find(id: number): Report | undefined {
    const row = this.#db.prepare('SELECT * FROM reports WHERE id = ?').get(id);
    return row === undefined ? undefined : reportOf(row as unknown as Raw<Report>);
  }

  of(campaign: number): Report[] {
    const rows = this.#db
      .prepare('SELECT * FROM reports WHERE campaign = ? ORDER BY id')
      .all(campaign);
    return (rows as unknown as Raw<Report>[]).map(reportOf);
  }

  ofUnit(campaign: number, unit: string): Report | undefined {
    const row = this.#db
      .prepare('SELECT * FROM reports WHERE campaign = ? AND unit = ? ORDER BY id')
      .get(campaign, unit);
    return row === undefined ? undefined : reportOf(row as unknown as Raw<Report>);
  }

  /** Changes what is given, and counts the change. */
  update(id: number, change: Partial<Omit<Report, 'id' | 'campaign' | 'unit' | 'revision'>>): void {
    const names = Object.keys(change) as (keyof typeof change)[];
    const sets = names.map((name) => `${name} = :${name}`).join(', ');
    const values = Object.fromEntries(
      names.map((name) => [
        name,
        name === 'entries' ? JSON.stringify(change.entries) : (change[name] as string | null),
      ]),
    );
    this.#db
      .prepare(`UPDATE reports SET ${sets}, revision = revision + 1 WHERE id = :id`)
      .run({ ...values, id });
  }

  /** Keeps what was approved. A version that is approved again after a correction stays as it was, too. */
  keep(version: Omit<Version, 'id'>): void {
    this.#db
      .prepare(
        `INSERT INTO versions (report, number, figures, signed, signer, approvedAt)
         VALUES (:report, :number, :figures, :signed, :signer, :approvedAt)`,
      )
      .run({ ...version, figures: JSON.stringify(version.figures) });
  }

  /** A version as it was approved last. */
  version(report: number, number: number): Version | undefined {
    const row = this.#db
      .prepare('SELECT * FROM versions WHERE report = ? AND number = ? ORDER BY id DESC LIMIT 1')
      .get(report, number) as unknown as Raw<Version> | undefined;
    return row && versionOf(row);
  }

  /** What was approved once, by its identity. */
  approved(id: number): Version | undefined {
    const row = this.#db.prepare('SELECT * FROM versions WHERE id = ?').get(id) as unknown as
      | Raw<Version>
      | undefined;
    return row && versionOf(row);
  }
}

function versionOf(row: Raw<Version>): Version {
  return { ...row, figures: JSON.parse(row.figures) as Values };
}

function reportOf(row: Raw<Report>): Report {
  return { ...row, entries: JSON.parse(row.entries) as Values };
}
