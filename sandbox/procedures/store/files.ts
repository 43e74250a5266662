import { createHash } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';

export type FileKind = 'declaration' | 'enclosure' | 'supplement' | 'result' | 'signature';

export const FILE_KIND_NAMES: Record<FileKind, string> = {
  declaration: 'Tờ khai',
  enclosure: 'Giấy tờ kèm theo',
  supplement: 'Giấy tờ bổ sung',
  result: 'Kết quả giải quyết',
  signature: 'Chữ ký số',
};

export interface FileInfo {
  id: number;
  dossier: number;
  kind: FileKind;
  name: string;
  type: string;
  /** In bytes. */
  size: number;
  /** Hex, of the bytes as they came in. */
  sha256: string;
}

export interface NewFile {
  kind: FileKind;
  name: string;
  type: string;
  bytes: Uint8Array;
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

export class Files {
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    this.#db = db;
  }

  add(dossier: number, file: NewFile): FileInfo {
    const info = {
      dossier,
      kind: file.kind,
      name: file.name,
      type: file.type,
      size: file.bytes.length,
      sha256: sha256(file.bytes),
    };
    const row = this.#db
      .prepare(
        `INSERT INTO files (dossier, kind, name, type, size, sha256, bytes)
         VALUES (:dossier, :kind, :name, :type, :size, :sha256, :bytes)`,
      )
      .run({ ...info, bytes: file.bytes });
    return { id: Number(row.lastInsertRowid), ...info };
  }

  of(dossier: number): FileInfo[] {
    return this.#db
      .prepare(
        'SELECT id, dossier, kind, name, type, size, sha256 FROM files WHERE dossier = ? ORDER BY id',
      )
      .all(dossier) as unknown as FileInfo[];
  }

  bytes(id: number): Uint8Array {
    const row = this.#db.prepare('SELECT bytes FROM files WHERE id = ?').get(id) as
      | { bytes: Uint8Array }
      | undefined;
    return row?.bytes ?? new Uint8Array();
  }
}
