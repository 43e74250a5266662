import { DatabaseSync } from 'node:sqlite';
import type { StandIn } from '../stand-in.ts';
import { landApp } from './app.ts';
import { faults } from './faults/faults.ts';

/** A register of parcels, and of what people ask to have changed in it. */
export const standIn: StandIn = {
  addresses: ['land-records'],
  connects: {},
  faults,
  start({ seed, faults: switches }) {
    const db = new DatabaseSync(':memory:');
    db.exec(`
      CREATE TABLE parcel (map INTEGER, parcel INTEGER, holder TEXT, area INTEGER);
      CREATE TABLE change (id INTEGER PRIMARY KEY, who TEXT, content TEXT);
    `);
    const add = db.prepare('INSERT INTO parcel VALUES (?, ?, ?, ?)');
    for (let map = 10; map < 15; map += 1)
      for (let parcel = 1; parcel <= 8; parcel += 1)
        add.run(map, parcel, `Hộ ${map}-${parcel}`, 100 + ((seed * 31 + map * 7 + parcel) % 400));
    return { serves: { 'land-records': landApp(db, switches) }, stop: () => db.close() };
  },
};
