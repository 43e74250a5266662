import type { DatabaseSync } from 'node:sqlite';
import { fold } from '../domain/fold.ts';
import type { Document } from './documents.ts';

/** A work file (hồ sơ công việc), with the fields of Nghị định 30/2020/NĐ-CP, phụ lục VI. */
export interface WorkFile {
  id: number;
  /** Code of the agency that has it. */
  unit: string;
  notation: string;
  title: string;
  year: number;
  maintenance: string;
  rights: string;
  /** Account of who keeps it. */
  creator: string;
  /** ISO dates; null while it is open. */
  startedOn: string;
  endedOn: string | null;
}

/** A document at its place in a work file. */
export interface FiledDocument extends Document {
  ordinal: number;
}

export class WorkFiles {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(file: Omit<WorkFile, 'id' | 'endedOn'>): number {
    const { lastInsertRowid } = this.#db
      .prepare(
        `INSERT INTO work_files (unit, notation, title, year, maintenance, rights, creator, startedOn, folded)
         VALUES (:unit, :notation, :title, :year, :maintenance, :rights, :creator, :startedOn, :folded)`,
      )
      .run({ ...file, folded: fold(`${file.notation} ${file.title}`) });
    return Number(lastInsertRowid);
  }

  find(id: number): WorkFile | undefined {
    return this.#all('id = ?', id)[0];
  }

  named(unit: string, year: number, notation: string): WorkFile | undefined {
    return this.#all('unit = ? AND year = ? AND notation = ?', unit, year, notation)[0];
  }

  /** The agency's work files whose notation or title has these words, with or without diacritics; the newest first. */
  search(unit: string, text: string): WorkFile[] {
    return this.#all(
      'unit = ? AND folded LIKE ? ORDER BY id DESC LIMIT 100',
      ...[unit, `%${fold(text)}%`],
    );
  }

  /** Those of an agency that documents can still be put into. */
  open(unit: string): WorkFile[] {
    return this.#all('unit = ? AND endedOn IS NULL ORDER BY id DESC', unit);
  }

  close(id: number, endedOn: string): void {
    this.#db.prepare('UPDATE work_files SET endedOn = ? WHERE id = ?').run(endedOn, id);
  }

  /** Puts a document at the end of a work file; one that is there already keeps its place. */
  file(workFile: number, document: number): void {
    this.#db
      .prepare(
        `INSERT OR IGNORE INTO work_file_documents
         SELECT ?, ?, count(*) + 1 FROM work_file_documents WHERE workFile = ?`,
      )
      .run(workFile, document, workFile);
  }

  /** In the order they were put in; of higher secrecy none. */
  documents(workFile: number, secrecy: number): FiledDocument[] {
    return this.#db
      .prepare(
        `SELECT documents.*, ordinal FROM work_file_documents JOIN documents ON documents.id = document
         WHERE workFile = ? AND secrecy <= ? ORDER BY ordinal`,
      )
      .all(workFile, secrecy) as unknown as FiledDocument[];
  }

  /** The work files that a document is in. */
  of(document: number): WorkFile[] {
    return this.#all(
      'id IN (SELECT workFile FROM work_file_documents WHERE document = ?)',
      document,
    );
  }

  #all(where: string, ...values: (string | number)[]): WorkFile[] {
    return this.#db
      .prepare(`SELECT * FROM work_files WHERE ${where}`)
      .all(...values) as unknown as WorkFile[];
  }
}
