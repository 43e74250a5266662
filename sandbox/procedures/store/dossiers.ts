import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { Status } from '../../data/statuses.ts';
import type { Step } from '../data/steps.ts';

export interface Dossier {
  id: number;
  code: string;
  procedure: string;
  unit: string;
  channel: 'online' | 'counter' | 'migrated';
  /** Account of the citizen it belongs to, where there is one. */
  owner: string | null;
  applicant: string;
  idNumber: string;
  /** What was filled in, JSON by field name. */
  form: string;
  status: Status;
  step: Step;
  /** Account of the specialist who handles it. */
  assignee: string | null;
  filedAt: string;
  receivedOn: string | null;
  dueOn: string | null;
  /** The date first promised, kept when a new one is set. */
  firstDueOn: string | null;
  finishedAt: string | null;
  reason: string | null;
  request: string | null;
  answer: string | null;
  askedOn: string | null;
  /** `status:step` to go back to after the citizen's answer or payment. */
  backTo: string | null;
  opinion: string | null;
  apology: string | null;
  /** In đồng. */
  fee: number;
  paidAt: string | null;
  receipt: string | null;
  resultNumber: string | null;
  /** ISO date on which the result was issued as a document. */
  resultDate: string | null;
  signedBy: string | null;
}

export type NewDossier = Pick<
  Dossier,
  | 'code'
  | 'procedure'
  | 'unit'
  | 'channel'
  | 'owner'
  | 'applicant'
  | 'idNumber'
  | 'form'
  | 'filedAt'
  | 'fee'
> &
  Partial<Omit<Dossier, 'id'>>;

/** A dossier as other systems compare it with their own. */
export type ChangedDossier = Pick<Dossier, 'code' | 'procedure' | 'unit' | 'status'> & {
  /** ISO 8601 in UTC. */
  changedAt: string;
};

export interface DossierQuery {
  unit?: string;
  status?: number;
  procedure?: string;
  text?: string;
  page: number;
  size: number;
}

/** Dossiers on a page of a citizen's own list. */
export const OWN_PAGE = 200;

export class Dossiers {
  readonly #db: DatabaseSync;
  readonly #insert;

  constructor(db: DatabaseSync) {
    this.#db = db;
    this.#insert =
      db.prepare(`INSERT INTO dossiers (code, procedure, unit, channel, owner, applicant,
      idNumber, form, status, step, assignee, filedAt, receivedOn, dueOn, firstDueOn, finishedAt, reason,
      fee, paidAt, signedBy) VALUES (:code, :procedure, :unit, :channel, :owner, :applicant, :idNumber,
      :form, :status, :step, :assignee, :filedAt, :receivedOn, :dueOn, :firstDueOn, :finishedAt, :reason,
      :fee, :paidAt, :signedBy)`);
  }

  /** Stores a dossier and returns its row number. */
  add(dossier: NewDossier): number {
    const row = this.#insert.run({
      code: dossier.code,
      procedure: dossier.procedure,
      unit: dossier.unit,
      channel: dossier.channel,
      owner: dossier.owner,
      applicant: dossier.applicant,
      idNumber: dossier.idNumber,
      form: dossier.form,
      status: dossier.status ?? 1,
      step: dossier.step ?? 'receive',
      assignee: dossier.assignee ?? null,
      filedAt: dossier.filedAt,
      receivedOn: dossier.receivedOn ?? null,
      dueOn: dossier.dueOn ?? null,
      firstDueOn: dossier.firstDueOn ?? dossier.dueOn ?? null,
      finishedAt: dossier.finishedAt ?? null,
      reason: dossier.reason ?? null,
      fee: dossier.fee,
      paidAt: dossier.paidAt ?? null,
      signedBy: dossier.signedBy ?? null,
    });
    return Number(row.lastInsertRowid);
  }

  byId(id: number): Dossier | undefined {
    return this.#db.prepare('SELECT * FROM dossiers WHERE id = ?').get(id) as unknown as
      | Dossier
      | undefined;
  }

  /** The newest dossier with this code. */
  byCode(code: string): Dossier | undefined {
    return this.#db
      .prepare('SELECT * FROM dossiers WHERE code = ? ORDER BY id DESC LIMIT 1')
      .get(code) as unknown as Dossier | undefined;
  }

  change(id: number, values: Partial<Omit<Dossier, 'id'>>): void {
    const names = Object.keys(values);
    if (names.length === 0) return;
    this.#db
      .prepare(
        `UPDATE dossiers SET ${names.map((name) => `${name} = :${name}`).join(', ')} WHERE id = :id`,
      )
      .run({ ...(values as Record<string, SQLInputValue>), id });
  }

  /** One page of a citizen's dossiers, the newest first. @param page from 1 on */
  ofOwner(owner: string, page: number): Dossier[] {
    return this.#db
      .prepare('SELECT * FROM dossiers WHERE owner = ? ORDER BY id DESC LIMIT ? OFFSET ?')
      .all(owner, OWN_PAGE, (page - 1) * OWN_PAGE) as unknown as Dossier[];
  }

  /** The newest code given for a procedure. */
  lastCodeOf(procedure: string): string | undefined {
    const row = this.#db
      .prepare(
        "SELECT code FROM dossiers WHERE procedure = ? AND channel <> 'migrated' ORDER BY id DESC LIMIT 1",
      )
      .get(procedure) as { code: string } | undefined;
    return row?.code;
  }

  /** One page, newest first, and how many match. `text` is looked for in code, applicant and ID number. */
  search(query: DossierQuery): { rows: Dossier[]; total: number } {
    const conditions = ['1 = 1'];
    const values: Record<string, SQLInputValue> = {};
    if (query.unit) {
      conditions.push('unit = :unit');
      values['unit'] = query.unit;
    }
    if (query.status) {
      conditions.push('status = :status');
      values['status'] = query.status;
    }
    if (query.procedure) {
      conditions.push('procedure = :procedure');
      values['procedure'] = query.procedure;
    }
    if (query.text) {
      conditions.push('(code LIKE :text OR applicant LIKE :text OR idNumber LIKE :text)');
      values['text'] = `%${query.text}%`;
    }
    const where = conditions.join(' AND ');
    const total = this.#db
      .prepare(`SELECT count(*) AS n FROM dossiers WHERE ${where}`)
      .get(values) as {
      n: number;
    };
    const rows = this.#db
      .prepare(
        `SELECT * FROM dossiers WHERE ${where} ORDER BY filedAt DESC, id DESC LIMIT :size OFFSET :skip`,
      )
      .all({ ...values, size: query.size, skip: (query.page - 1) * query.size });
    return { rows: rows as unknown as Dossier[], total: total.n };
  }

  /** Dossiers brought over from before the merger, oldest row first. */
  migrated(): Pick<Dossier, 'code' | 'procedure' | 'unit' | 'status' | 'filedAt'>[] {
    return this.#db
      .prepare(
        "SELECT code, procedure, unit, status, filedAt FROM dossiers WHERE channel = 'migrated' ORDER BY id",
      )
      .all() as unknown as Pick<Dossier, 'code' | 'procedure' | 'unit' | 'status' | 'filedAt'>[];
  }

  /** Dossiers of the present, the last changed first; of one unit where it is given. */
  lastChanged(unit: string | null, size: number): ChangedDossier[] {
    return this.#db
      .prepare(
        `SELECT code, procedure, unit, status, max(at) AS changedAt
          FROM dossiers JOIN history ON history.dossier = dossiers.id
          WHERE channel <> 'migrated' AND (:unit IS NULL OR unit = :unit)
          GROUP BY dossiers.id ORDER BY changedAt DESC, dossiers.id DESC LIMIT :size`,
      )
      .all({ unit, size }) as unknown as ChangedDossier[];
  }

  /** Dossiers that a unit settled from one day to another, both in Vietnam and included, and whether in time. */
  finished(unit: string, from: string, to: string): { code: string; inTime: boolean }[] {
    const rows = this.#db
      .prepare(
        `SELECT code, dueOn IS NULL OR date(finishedAt, '+7 hours') <= dueOn AS inTime FROM dossiers
          WHERE unit = ? AND channel <> 'migrated' AND status IN (9, 10)
          AND date(finishedAt, '+7 hours') BETWEEN ? AND ? ORDER BY id`,
      )
      .all(unit, from, to);
    return rows.map(({ code, inTime }) => ({ code: String(code), inTime: inTime === 1 }));
  }

  counts(unit: string): { status: Status; n: number }[] {
    return this.#db
      .prepare(
        'SELECT status, count(*) AS n FROM dossiers WHERE unit = ? GROUP BY status ORDER BY status',
      )
      .all(unit) as unknown as { status: Status; n: number }[];
  }
}
