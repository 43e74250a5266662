import { atomically } from '../../data/atomically.ts';
import type { Context } from '../context.ts';
import type { Document } from '../store/documents.ts';

/** More registrations than this within 3 s make a rush. */
const RUSH = 5;
const RUSH_MS = 3_000;
const FORGOTTEN_AFTER_MS = 300;

/** With `registration-lost` a document of a rush is gone soon after it was acknowledged and shown. */
export class Rush {
  readonly #ctx: Context;
  #recent: number[] = [];

  constructor(ctx: Context) {
    this.#ctx = ctx;
  }

  registered(document: Document): void {
    const now = Date.now();
    this.#recent = [...this.#recent.filter((at) => at > now - RUSH_MS), now];
    const isRush = this.#recent.length > RUSH;
    const { db, documents, faults, papers } = this.#ctx;
    if (!isRush || !faults.isOn('registration-lost', document)) return;
    setTimeout(() => {
      atomically(db, () => {
        papers.destroy(document.id);
        documents.remove(document.id);
      });
    }, FORGOTTEN_AFTER_MS).unref();
  }
}
