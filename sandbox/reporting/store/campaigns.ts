import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

/** A form that was given to units for a period. */
export interface Campaign {
  id: number;
  /** Slug of the form. */
  form: string;
  period: string;
  title: string;
  /** The campaign of the period before, whose figures are carried over. */
  follows: number | null;
  /** ISO date. */
  dueOn: string;
  isOpen: number;
  /** 1 where every commune of the province was given it. */
  isWhole: number;
  /** 1 where every department was, too. */
  withDepartments: number;
  createdBy: string;
  createdAt: string;
}

export interface CampaignPage {
  rows: Campaign[];
  total: number;
}

export class Campaigns {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(one: Omit<Campaign, 'id' | 'createdAt' | 'isOpen'>): Campaign {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO campaigns (form, period, title, follows, dueOn, isWhole, withDepartments, createdBy, createdAt)
         VALUES (:form, :period, :title, :follows, :dueOn, :isWhole, :withDepartments, :createdBy, :createdAt)`,
      )
      .run({ ...one, createdAt: now() });
    return this.find(Number(lastInsertRowid))!;
  }

  find(id: number): Campaign | undefined {
    return this.#db.prepare('SELECT * FROM campaigns WHERE id = ?').get(id) as unknown as
      | Campaign
      | undefined;
  }

  /** The newest first; of one period where it is given. */
  all(period = ''): Campaign[] {
    return this.#db
      .prepare("SELECT * FROM campaigns WHERE (:period = '' OR period = :period) ORDER BY id DESC")
      .all({ period }) as unknown as Campaign[];
  }

  /** One page, the newest first, and how many there are. `unit`: only those that it was given. */
  page(of: { period: string; unit?: string; page: number; size: number }): CampaignPage {
    const where = `substr(period, 1, length(:period)) = :period AND (:unit = '' OR EXISTS
      (SELECT 1 FROM reports WHERE reports.campaign = campaigns.id AND reports.unit = :unit))`;
    const by = { period: of.period, unit: of.unit ?? '' };
    const { n: total } = this.#db
      .prepare(`SELECT count(*) AS n FROM campaigns WHERE ${where}`)
      .get(by) as { n: number };
    const rows = this.#db
      .prepare(`SELECT * FROM campaigns WHERE ${where} ORDER BY id DESC LIMIT :size OFFSET :skip`)
      .all({ ...by, size: of.size, skip: (of.page - 1) * of.size }) as unknown as Campaign[];
    return { rows, total };
  }

  /** The campaign for all communes of a period, in one of the versions of a form. */
  whole(versions: readonly string[], period: string): Campaign | undefined {
    return this.all(period).findLast(
      ({ form, isWhole }) => isWhole === 1 && versions.includes(form),
    );
  }

  setOpen(id: number, isOpen: boolean): void {
    this.#db.prepare('UPDATE campaigns SET isOpen = ? WHERE id = ?').run(isOpen ? 1 : 0, id);
  }
}
