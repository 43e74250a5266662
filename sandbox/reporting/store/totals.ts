import type { DatabaseSync } from 'node:sqlite';
import { now } from '../../web/words.ts';

/** A report's version that is part of a total, and which approval of it was summed. */
export interface Input {
  report: number;
  version: number;
  approval: number;
}

/** A total of a campaign. Its figures are worked out from its inputs. */
export interface Total {
  id: number;
  campaign: number;
  /** Counts the totals of a campaign, from 1. */
  number: number;
  inputs: readonly Input[];
  madeAt: string;
  madeBy: string;
  /** The text that the province's leader signed. */
  signed: string | null;
  signer: string | null;
  completedAt: string | null;
  /** What was sent upward. */
  packet: string | null;
  /** What the receiver answered. */
  receipt: string | null;
  sentAt: string | null;
}

type Raw = Omit<Total, 'inputs'> & { inputs: string };

export class Totals {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(campaign: number, inputs: readonly Input[], madeBy: string): Total {
    const number = (this.last(campaign)?.number ?? 0) + 1;
    this.#db
      .prepare(
        'INSERT INTO totals (campaign, number, inputs, madeAt, madeBy) VALUES (?, ?, ?, ?, ?)',
      )
      .run(campaign, number, JSON.stringify(inputs), now(), madeBy);
    return this.last(campaign)!;
  }

  last(campaign: number): Total | undefined {
    return this.of(campaign).at(-1);
  }

  of(campaign: number): Total[] {
    const rows = this.#db
      .prepare('SELECT * FROM totals WHERE campaign = ? ORDER BY number')
      .all(campaign) as unknown as Raw[];
    return rows.map((row) => ({ ...row, inputs: JSON.parse(row.inputs) as Input[] }));
  }

  complete(id: number, signed: string, signer: string): void {
    this.#db
      .prepare('UPDATE totals SET signed = ?, signer = ?, completedAt = ? WHERE id = ?')
      .run(signed, signer, now(), id);
  }

  send(id: number, packet: string, receipt: string | null): void {
    this.#db
      .prepare('UPDATE totals SET packet = ?, receipt = ?, sentAt = ? WHERE id = ?')
      .run(packet, receipt, now(), id);
  }
}
