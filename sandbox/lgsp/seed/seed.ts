import type { DatabaseSync } from 'node:sqlite';
import { inventCitizens, inventName, pick, randomFrom } from '../../data/people.ts';
import { units } from '../../data/units.ts';

/** Records of the large catalogue. */
const MANY = 1_000;
const TRADES = ['Xây dựng', 'Vận tải', 'Thương mại', 'Nông sản', 'Cơ khí', 'Dệt may', 'Phần mềm'];

/** Invented people, enterprises and catalogues; the same seed gives the same. */
export function seedStore(db: DatabaseSync, seed: number): void {
  db.exec('BEGIN');
  seedCatalogues(db);
  seedPeople(db, seed);
  seedEnterprises(db, seed);
  db.exec('COMMIT');
}

function seedCatalogues(db: DatabaseSync): void {
  const add = db.prepare('INSERT INTO catalogue (name, code, label) VALUES (?, ?, ?)');
  for (const { code, name } of units) add.run('DonViHanhChinh', code, name);
  for (let n = 1; n <= MANY; n++)
    add.run('ThanhPhanHoSo', `TP${String(n).padStart(4, '0')}`, `Thành phần hồ sơ số ${n}`);
  const channels = ['Trực tiếp', 'Trực tuyến', 'Bưu chính công ích'];
  channels.forEach((label, n) => add.run('KenhThucHien', String(n + 1), label));
}

function seedPeople(db: DatabaseSync, seed: number): void {
  const add = db.prepare('INSERT INTO citizens VALUES (?, ?, ?, ?)');
  inventCitizens(seed).forEach(({ idNumber, fullName, birthDate }, n) => {
    // Every tenth name as some systems write it, with the marks as signs of their own.
    const name = n % 10 === 9 ? fullName.normalize('NFD') : fullName;
    add.run(idNumber, name, birthDate, `79${String(n + 1).padStart(8, '0')}`);
  });
}

function seedEnterprises(db: DatabaseSync, seed: number): void {
  const random = randomFrom(seed * 31 + 7);
  const communes = units.filter(({ level }) => level === 'xa');
  const add = db.prepare('INSERT INTO enterprises VALUES (?, ?, ?, ?, ?, ?)');
  communes.forEach(({ code, name }, n) => {
    const number = `3609${String(n + 1).padStart(6, '0')}`;
    const title = `Công ty TNHH ${pick(random, TRADES)} ${name.replace(/^\S+ /, '')}`;
    const year = 2000 + Math.floor(random() * 25);
    add.run(number, title, code, 'Đang hoạt động', `${year}-03-1${n % 9}`, inventName(random));
  });
}
