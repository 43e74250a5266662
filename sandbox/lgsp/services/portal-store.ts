import type { DatabaseSync } from 'node:sqlite';

/** What the national portal holds of a dossier; facts.md has the meaning of the fields. */
export type Dossier = Readonly<Record<string, unknown>>;

const MOST = 10;
const TIME = /^\d{14}$/;
const STATUS = /^(?:[1-9]|10)$/;
const FAILED = { error_code: '500', message: 'DATA_INCORRECT' };
const DONE = { error_code: '0', message: 'OK' };

export function findDossier(db: DatabaseSync, code: string): Dossier | undefined {
  const row = db.prepare('SELECT record FROM portal WHERE dossier = ?').get(code);
  return row === undefined ? undefined : (JSON.parse(String(row['record'])) as Dossier);
}

/** Takes up to ten dossiers at once. It trusts those who send them, as the portal does: what is sent is kept. */
export function putDossiers(db: DatabaseSync, data: unknown): typeof DONE {
  if (!Array.isArray(data) || data.length === 0 || data.length > MOST) return FAILED;
  const dossiers = data as Dossier[];
  const isDossier = (one: Dossier | null) =>
    typeof one?.['MaHoSo'] === 'string' &&
    TIME.test(String(one['NgayTiepNhan'])) &&
    typeof one['TrangThaiHoSo'] === 'string';
  if (!dossiers.every(isDossier)) return FAILED;
  const put = db.prepare('INSERT OR REPLACE INTO portal VALUES (?, ?)');
  for (const one of dossiers) put.run(String(one['MaHoSo']), JSON.stringify(one));
  return DONE;
}

/** A step of dossiers that are there. */
export function putProgress(db: DatabaseSync, data: unknown): typeof DONE {
  if (!Array.isArray(data) || data.length === 0 || data.length > MOST) return FAILED;
  const steps = data as Dossier[];
  const isStep = (one: Dossier | null) =>
    typeof one?.['MaHoSo'] === 'string' && STATUS.test(String(one['TrangThai']));
  if (!steps.every(isStep)) return FAILED;
  if (!steps.every((one) => findDossier(db, String(one['MaHoSo'])) !== undefined))
    return { error_code: '200', message: 'NOT_FOUND' };
  const put = db.prepare('INSERT INTO progress (dossier, record) VALUES (?, ?)');
  for (const one of steps) put.run(String(one['MaHoSo']), JSON.stringify(one));
  return DONE;
}
