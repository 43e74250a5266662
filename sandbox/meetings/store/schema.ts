import { DatabaseSync } from 'node:sqlite';

/** Opens an empty store that lives as long as the process. */
export function openStore(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE users (
      username TEXT PRIMARY KEY, role TEXT NOT NULL, unit TEXT, fullName TEXT NOT NULL,
      bridge TEXT NOT NULL, active INTEGER NOT NULL DEFAULT 1
    );
    CREATE TABLE meetings (
      id INTEGER PRIMARY KEY AUTOINCREMENT, code TEXT NOT NULL UNIQUE, title TEXT NOT NULL, kind TEXT NOT NULL,
      state TEXT NOT NULL, chair TEXT NOT NULL, secretary TEXT NOT NULL, arranger TEXT NOT NULL,
      lobby INTEGER NOT NULL, place TEXT NOT NULL, startsAt TEXT NOT NULL, openedAt TEXT,
      endedAt TEXT, notes TEXT NOT NULL DEFAULT '', spokenOf TEXT NOT NULL DEFAULT '[]'
    );
    CREATE TABLE invitations (
      id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL, username TEXT NOT NULL, token TEXT NOT NULL UNIQUE,
      expiresAt TEXT NOT NULL, attendance TEXT NOT NULL DEFAULT 'unknown', reason TEXT NOT NULL DEFAULT '',
      enteredAt TEXT, UNIQUE (meeting, username)
    );
    CREATE INDEX invitations_username ON invitations (username);
    CREATE TABLE votes (
      id INTEGER PRIMARY KEY AUTOINCREMENT, meeting INTEGER NOT NULL, question TEXT NOT NULL, secret INTEGER NOT NULL,
      openedAt TEXT NOT NULL, closedAt TEXT
    );
    CREATE INDEX votes_meeting ON votes (meeting);
    CREATE TABLE voters (
      vote INTEGER NOT NULL, username TEXT NOT NULL, PRIMARY KEY (vote, username)
    );
    CREATE TABLE ballots (
      id INTEGER PRIMARY KEY, vote INTEGER NOT NULL, choice TEXT NOT NULL, username TEXT
    );
    CREATE INDEX ballots_vote ON ballots (vote);
    CREATE TABLE papers (
      id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
      level INTEGER NOT NULL, bytes BLOB NOT NULL
    );
    CREATE INDEX papers_meeting ON papers (meeting);
    CREATE TABLE recordings (
      id INTEGER PRIMARY KEY, meeting INTEGER NOT NULL, startedAt TEXT NOT NULL, endedAt TEXT, bytes BLOB
    );
    CREATE INDEX recordings_meeting ON recordings (meeting);
    CREATE TABLE audit (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, role TEXT NOT NULL,
      action TEXT NOT NULL, meeting INTEGER, detail TEXT NOT NULL
    );
    CREATE INDEX audit_meeting ON audit (meeting);
  `);
  return db;
}
