import { createHash, randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { today } from '../../web/words.ts';
import { agencyOf } from '../data/agencies.ts';
import type { Faults } from '../faults/faults.ts';
import type { Dossier, Draft, FileRef } from './dossier.ts';

export interface StoredFile extends FileRef {
  /** Code of the dossier it is in, or the id of a draft. */
  dossier: string;
  type: string;
  bytes: Uint8Array;
}

export interface Payment {
  id: string;
  dossier: string;
  owner: string;
  amount: number;
  state: 'open' | 'paid' | 'cancelled';
}

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/** All that the portal keeps. */
export class PortalStore {
  readonly #db: DatabaseSync;
  readonly #faults: Faults;
  readonly #before: number;

  /** @param before numbers of the day that the portal leaves to the codes of a connected system's own */
  constructor(db: DatabaseSync, faults: Faults, before = 0) {
    this.#db = db;
    this.#faults = faults;
    this.#before = before;
  }

  find(code: string): Dossier | undefined {
    const row = this.#db.prepare('SELECT body FROM dossiers WHERE code = ?').get(code);
    return row && (JSON.parse(String(row['body'])) as Dossier);
  }

  keep(dossier: Dossier): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO dossiers VALUES (?, ?, ?, ?)')
      .run(dossier.code, dossier.owner, dossier.agency, JSON.stringify(dossier));
  }

  /** Those of a citizen, the last filed first. */
  ofOwner(owner: string): Dossier[] {
    if (owner === '') return [];
    const rows = this.#db
      .prepare('SELECT body FROM dossiers WHERE owner = ? ORDER BY rowid DESC')
      .all(owner);
    return rows.map((row) => JSON.parse(String(row['body'])) as Dossier);
  }

  /** A new dossier code: of a province with four digits, of a ministry with its own two before them. */
  newCode(agency: string, procedure: string): string {
    const { prefix, kind, code: ministry } = agencyOf(agency);
    const day = today().toString().slice(2).replaceAll('-', '');
    const order = this.#next(`${prefix}-${day}`);
    const digits = this.#faults.isOn('code-too-long', { procedure }) ? 5 : 4;
    const own = this.#faults.isOn('ministry-digits-lost', { procedure }) ? '00' : ministry.slice(3);
    const number = String(order).padStart(digits, '0');
    const code = `${prefix}-${day}-${kind === 'ministry' ? `${own}${number}` : number}`;
    this.#db.prepare('INSERT INTO codes VALUES (?, ?, ?)').run(code, agency, procedure);
    return code;
  }

  /** The agency for which a code was made; undefined for one that the portal did not make. */
  codeOf(code: string): { agency: string; procedure: string } | undefined {
    const row = this.#db.prepare('SELECT agency, procedure FROM codes WHERE code = ?').get(code);
    return row && { agency: String(row['agency']), procedure: String(row['procedure']) };
  }

  #next(prefix: string): number {
    const row = this.#db
      .prepare(
        `INSERT INTO orders VALUES (?, ?) ON CONFLICT (prefix) DO UPDATE SET last = last + 1
         RETURNING last`,
      )
      .get(prefix, this.#before + 1);
    return Number(row?.['last']);
  }

  keepFile(
    dossier: string,
    { name, type, bytes }: Omit<StoredFile, 'id' | 'dossier' | 'sha256'>,
  ): FileRef {
    const file = { id: randomUUID(), name, sha256: sha256(bytes) };
    this.#db
      .prepare('INSERT INTO files VALUES (?, ?, ?, ?, ?, ?)')
      .run(file.id, dossier, name, type, file.sha256, bytes);
    return file;
  }

  file(id: string): StoredFile | undefined {
    const row = this.#db.prepare('SELECT * FROM files WHERE id = ?').get(id);
    if (row === undefined) return undefined;
    return {
      ...{ id, dossier: String(row['dossier']) },
      ...{ name: String(row['name']), type: String(row['type']) },
      ...{ sha256: String(row['sha256']), bytes: row['bytes'] as Uint8Array },
    };
  }

  draft(id: string): Draft | undefined {
    const row = this.#db.prepare('SELECT body FROM drafts WHERE id = ?').get(id);
    return row && (JSON.parse(String(row['body'])) as Draft);
  }

  keepDraft(draft: Draft): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO drafts VALUES (?, ?, ?)')
      .run(draft.id, draft.owner, JSON.stringify(draft));
  }

  /** A draft that became a dossier: its papers are the dossier's. */
  dropDraft(id: string, code: string): void {
    this.#db.prepare('UPDATE files SET dossier = ? WHERE dossier = ?').run(code, id);
    this.#db.prepare('DELETE FROM drafts WHERE id = ?').run(id);
  }

  payment(id: string): Payment | undefined {
    return this.#db.prepare('SELECT * FROM payments WHERE id = ?').get(id) as Payment | undefined;
  }

  keepPayment({ id, dossier, owner, amount, state }: Payment): void {
    this.#db
      .prepare('INSERT OR REPLACE INTO payments VALUES (?, ?, ?, ?, ?)')
      .run(id, dossier, owner, amount, state);
  }
}
