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
    CREATE TABLE campaigns (
      id INTEGER PRIMARY KEY, form TEXT NOT NULL, period TEXT NOT NULL, title TEXT NOT NULL,
      follows INTEGER, dueOn TEXT NOT NULL, isOpen INTEGER NOT NULL DEFAULT 1,
      isWhole INTEGER NOT NULL, withDepartments INTEGER NOT NULL, createdBy TEXT NOT NULL, createdAt TEXT NOT NULL
    );
    CREATE TABLE reports (
      id INTEGER PRIMARY KEY, campaign INTEGER NOT NULL, unit TEXT NOT NULL, unitName TEXT NOT NULL,
      state TEXT NOT NULL, version INTEGER NOT NULL, entries TEXT NOT NULL, sentAt TEXT,
      sentTimes INTEGER NOT NULL DEFAULT 0, reason TEXT, remindedAt TEXT, revision INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX reports_campaign ON reports (campaign, unit);
    CREATE TABLE versions (
      id INTEGER PRIMARY KEY, report INTEGER NOT NULL, number INTEGER NOT NULL, figures TEXT NOT NULL,
      signed TEXT NOT NULL, signer TEXT NOT NULL, approvedAt TEXT NOT NULL
    );
    CREATE INDEX versions_report ON versions (report, number);
    CREATE TABLE totals (
      id INTEGER PRIMARY KEY, campaign INTEGER NOT NULL, number INTEGER NOT NULL, inputs TEXT NOT NULL,
      madeAt TEXT NOT NULL, madeBy TEXT NOT NULL, signed TEXT, signer TEXT, completedAt TEXT, packet TEXT,
      receipt TEXT, sentAt TEXT
    );
    CREATE INDEX totals_campaign ON totals (campaign, number);
    CREATE TABLE history (
      id INTEGER PRIMARY KEY, report INTEGER, campaign INTEGER, at TEXT NOT NULL, who TEXT NOT NULL,
      what TEXT NOT NULL, detail TEXT NOT NULL
    );
    CREATE INDEX history_report ON history (report);
    CREATE INDEX history_campaign ON history (campaign);
  `);
  return db;
}
