import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

export interface HistoryLine {
  /** ISO 8601 in UTC. */
  at: string;
  who: string;
  what: string;
  detail: string;
}

/** Who did what with a report, or with a campaign. */
export class History {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(of: { report?: number; campaign?: number }, who: string, what: string, detail = ''): void {
    this.#db
      .prepare(
        'INSERT INTO history (report, campaign, at, who, what, detail) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(of.report ?? null, of.campaign ?? null, now(), who, what, detail);
  }

  ofReport(id: number): HistoryLine[] {
    return this.#lines('report', id);
  }

  ofCampaign(id: number): HistoryLine[] {
    return this.#lines('campaign', id);
  }

  /** All of it, the newest first. */
  page(page: number, size: number): HistoryLine[] {
    return this.#db
      .prepare('SELECT at, who, what, detail FROM history ORDER BY id DESC LIMIT ? OFFSET ?')
      .all(size, (page - 1) * size) as unknown as HistoryLine[];
  }

  #lines(column: 'report' | 'campaign', id: number): HistoryLine[] {
    return this.#db
      .prepare(`SELECT at, who, what, detail FROM history WHERE ${column} = ? ORDER BY id`)
      .all(id) as unknown as HistoryLine[];
  }
}
