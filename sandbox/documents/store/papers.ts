import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export interface NewPaper {
  name: string;
  type: string;
  bytes: Uint8Array;
}

/** A file of a document. */
export interface Paper {
  id: number;
  document: number;
  name: string;
  type: string;
  /** In bytes. */
  size: number;
  /** Hex. */
  sha256: string;
}

export class Papers {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(document: number, { name, type, bytes }: NewPaper): void {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#db
      .prepare(
        'INSERT INTO papers (document, name, type, size, sha256, bytes) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(document, name, type, bytes.length, sha256, bytes);
  }

  /** Puts other bytes in a file's place: the signed ones. */
  replace(id: number, bytes: Uint8Array): void {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    this.#db
      .prepare('UPDATE papers SET size = ?, sha256 = ?, bytes = ? WHERE id = ?')
      .run(bytes.length, sha256, bytes, id);
  }

  of(document: number): Paper[] {
    return this.#db
      .prepare(
        'SELECT id, document, name, type, size, sha256 FROM papers WHERE document = ? ORDER BY id',
      )
      .all(document) as unknown as Paper[];
  }

  bytes(id: number): Uint8Array {
    const row = this.#db.prepare('SELECT bytes FROM papers WHERE id = ?').get(id) as
      | { bytes: Uint8Array }
      | undefined;
    return row?.bytes ?? new Uint8Array();
  }

  /** A recalled document is destroyed at its receiver (Nghị định 30/2020/NĐ-CP, điều 18). */
  destroy(document: number): void {
    this.#db.prepare('DELETE FROM papers WHERE document = ?').run(document);
  }
}
