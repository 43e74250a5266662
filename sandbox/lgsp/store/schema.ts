import { DatabaseSync } from 'node:sqlite';

/** Opens an empty store that lives as long as the process. */
export function openStore(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE catalogue (
      seq INTEGER PRIMARY KEY, name TEXT NOT NULL, code TEXT NOT NULL, label TEXT NOT NULL,
      UNIQUE (name, code)
    );
    CREATE TABLE citizens (
      id TEXT PRIMARY KEY, fullName TEXT NOT NULL, birthDate TEXT NOT NULL, insurance TEXT NOT NULL
    );
    CREATE TABLE enterprises (
      code TEXT PRIMARY KEY, name TEXT NOT NULL, unit TEXT NOT NULL, status TEXT NOT NULL,
      foundedOn TEXT NOT NULL, representative TEXT NOT NULL
    );
    CREATE TABLE registrations (
      id INTEGER PRIMARY KEY, unit TEXT NOT NULL, module TEXT NOT NULL, dossier TEXT NOT NULL,
      number TEXT NOT NULL, state INTEGER NOT NULL, receivedOn TEXT NOT NULL, fullName TEXT NOT NULL
    );
    CREATE INDEX registrations_dossier ON registrations (unit, dossier);
    CREATE TABLE portal (dossier TEXT PRIMARY KEY, record TEXT NOT NULL);
    CREATE TABLE progress (
      id INTEGER PRIMARY KEY, dossier TEXT NOT NULL, record TEXT NOT NULL
    );
    CREATE TABLE land (
      number TEXT PRIMARY KEY, unit TEXT NOT NULL, record TEXT NOT NULL
    );
    CREATE TABLE outgoing (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, service TEXT NOT NULL, dossiers TEXT NOT NULL,
      code TEXT NOT NULL, requestId TEXT NOT NULL
    );
    CREATE TABLE access (
      id INTEGER PRIMARY KEY, at TEXT NOT NULL, requestId TEXT NOT NULL, client TEXT NOT NULL,
      method TEXT NOT NULL, path TEXT NOT NULL, status INTEGER NOT NULL, ms INTEGER NOT NULL
    );
    CREATE INDEX access_request ON access (requestId);
    CREATE TABLE idempotent (
      client TEXT NOT NULL, key TEXT NOT NULL, hash TEXT NOT NULL, answer TEXT NOT NULL,
      PRIMARY KEY (client, key)
    );
  `);
  return db;
}
