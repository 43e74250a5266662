import { DatabaseSync } from 'node:sqlite';

/** Opens an empty store that lives as long as the process. */
export function openStore(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE users (
      username TEXT PRIMARY KEY, role TEXT NOT NULL, unit TEXT, fullName TEXT NOT NULL,
      idNumber TEXT UNIQUE, birthDate TEXT, phone TEXT, email TEXT, address TEXT, home TEXT,
      active INTEGER NOT NULL DEFAULT 1
    );
    CREATE INDEX users_unit ON users (unit, role);
    CREATE TABLE dossiers (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL, procedure TEXT NOT NULL, unit TEXT NOT NULL,
      channel TEXT NOT NULL, owner TEXT, applicant TEXT NOT NULL, idNumber TEXT NOT NULL,
      form TEXT NOT NULL, status INTEGER NOT NULL, step TEXT NOT NULL, assignee TEXT,
      filedAt TEXT NOT NULL, receivedOn TEXT, dueOn TEXT, firstDueOn TEXT, finishedAt TEXT,
      reason TEXT, request TEXT, answer TEXT, askedOn TEXT, backTo TEXT, opinion TEXT, apology TEXT,
      fee INTEGER NOT NULL DEFAULT 0, paidAt TEXT, receipt TEXT, resultNumber TEXT, resultDate TEXT,
      signedBy TEXT
    );
    CREATE INDEX dossiers_code ON dossiers (code);
    CREATE INDEX dossiers_unit ON dossiers (unit, id);
    CREATE INDEX dossiers_owner ON dossiers (owner, id);
    CREATE INDEX dossiers_channel ON dossiers (channel, id);
    CREATE TABLE files (
      id INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, kind TEXT NOT NULL, name TEXT NOT NULL,
      type TEXT NOT NULL, size INTEGER NOT NULL, sha256 TEXT NOT NULL, bytes BLOB NOT NULL
    );
    CREATE INDEX files_dossier ON files (dossier);
    CREATE TABLE history (
      id INTEGER PRIMARY KEY, dossier INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL,
      what TEXT NOT NULL, detail TEXT NOT NULL
    );
    CREATE INDEX history_dossier ON history (dossier);
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
      action TEXT NOT NULL, dossier TEXT, detail TEXT NOT NULL
    );
    CREATE INDEX audit_dossier ON audit (dossier);
    CREATE TABLE storeroom (owner TEXT NOT NULL, dossier INTEGER NOT NULL, storedAt TEXT NOT NULL);
    CREATE TABLE handover (code TEXT PRIMARY KEY, province TEXT NOT NULL, procedure TEXT NOT NULL);
    CREATE TABLE feedback (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, fullName TEXT NOT NULL, phone TEXT NOT NULL,
      unit TEXT, content TEXT NOT NULL
    );
  `);
  return db;
}
