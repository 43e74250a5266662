import { DatabaseSync } from 'node:sqlite';

/** Opens an empty store that lives as long as the process. */
export function openStore(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE users (
      username TEXT PRIMARY KEY, role TEXT NOT NULL, unit TEXT, fullName TEXT NOT NULL,
      active INTEGER NOT NULL DEFAULT 1
    );
    CREATE INDEX users_unit ON users (unit, role);
    CREATE TABLE documents (
      id INTEGER PRIMARY KEY, direction TEXT NOT NULL, unit TEXT NOT NULL, state TEXT NOT NULL,
      kind TEXT NOT NULL, year INTEGER NOT NULL, number TEXT, notation TEXT, issuedOn TEXT,
      authorId TEXT, author TEXT NOT NULL, subject TEXT NOT NULL, content TEXT NOT NULL DEFAULT '',
      signer TEXT, secrecy INTEGER NOT NULL DEFAULT 0, urgency INTEGER NOT NULL DEFAULT 0,
      source TEXT NOT NULL, documentId TEXT, packet TEXT, arrivedOn TEXT, arrivalNumber INTEGER,
      transferredOn TEXT, dueOn TEXT, suggestion TEXT, instruction TEXT, holder TEXT, joint TEXT,
      result TEXT, reason TEXT, comment TEXT, drafter TEXT, leader TEXT, receivers TEXT NOT NULL DEFAULT '[]',
      warning TEXT, position TEXT, pages INTEGER, note TEXT, revision TEXT, replaces INTEGER,
      replacedBy INTEGER, dueAt TEXT, urging TEXT, reply TEXT, dossier TEXT, folded TEXT NOT NULL, createdAt TEXT NOT NULL
    );
    CREATE INDEX documents_unit ON documents (unit, direction, id);
    CREATE INDEX documents_identity ON documents (unit, documentId);
    CREATE INDEX documents_packet ON documents (packet);
    CREATE TABLE papers (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
      size INTEGER NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL
    );
    CREATE INDEX papers_document ON papers (document);
    CREATE TABLE opinions (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
      text TEXT NOT NULL
    );
    CREATE INDEX opinions_document ON opinions (document);
    CREATE TABLE work_files (
      id INTEGER PRIMARY KEY, unit TEXT NOT NULL, notation TEXT NOT NULL, title TEXT NOT NULL,
      year INTEGER NOT NULL, maintenance TEXT NOT NULL, rights TEXT NOT NULL, creator TEXT NOT NULL,
      startedOn TEXT NOT NULL, endedOn TEXT, folded TEXT NOT NULL, UNIQUE (unit, year, notation)
    );
    CREATE TABLE work_file_documents (
      workFile INTEGER NOT NULL, document INTEGER NOT NULL, ordinal INTEGER NOT NULL,
      PRIMARY KEY (workFile, document)
    );
    CREATE INDEX work_file_documents_document ON work_file_documents (document);
    CREATE TABLE history (
      id INTEGER PRIMARY KEY, document INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
      what TEXT NOT NULL, detail TEXT NOT NULL
    );
    CREATE INDEX history_document ON history (document);
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
      action TEXT NOT NULL, document INTEGER, detail TEXT NOT NULL
    );
    CREATE INDEX audit_document ON audit (document);
    CREATE TABLE deliveries (
      document INTEGER NOT NULL, organId TEXT NOT NULL, name TEXT NOT NULL, packet TEXT,
      status TEXT, reason TEXT, PRIMARY KEY (document, organId)
    );
    CREATE TABLE series (
      unit TEXT NOT NULL, book TEXT NOT NULL, year INTEGER NOT NULL, last INTEGER NOT NULL,
      PRIMARY KEY (unit, book, year)
    );
  `);
  return db;
}
