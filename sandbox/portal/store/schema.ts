import { DatabaseSync } from 'node:sqlite';

/** Opens an empty store that lives as long as the process. */
export function openStore(): DatabaseSync {
  const db = new DatabaseSync(':memory:');
  db.exec(`
    CREATE TABLE dossiers (
      code TEXT PRIMARY KEY, owner TEXT NOT NULL, agency TEXT NOT NULL, body TEXT NOT NULL
    );
    CREATE INDEX dossiers_owner ON dossiers (owner);
    CREATE TABLE files (
      id TEXT PRIMARY KEY, dossier TEXT NOT NULL, name TEXT NOT NULL, type TEXT NOT NULL,
      sha256 TEXT NOT NULL, bytes BLOB NOT NULL
    );
    CREATE TABLE drafts (id TEXT PRIMARY KEY, owner TEXT NOT NULL, body TEXT NOT NULL);
    CREATE TABLE payments (
      id TEXT PRIMARY KEY, dossier TEXT NOT NULL, owner TEXT NOT NULL, amount INTEGER NOT NULL,
      state TEXT NOT NULL
    );
    CREATE TABLE codes (code TEXT PRIMARY KEY, agency TEXT NOT NULL, procedure TEXT NOT NULL);
    CREATE TABLE orders (prefix TEXT PRIMARY KEY, last INTEGER NOT NULL);
  `);
  return db;
}
