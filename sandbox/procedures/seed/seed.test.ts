import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { inventCitizens } from '../../data/people.ts';
import { procedures } from '../data/catalogue.ts';
import { units } from '../../data/units.ts';
import { World } from '../testing/world.ts';
import { DOSSIER_CODE } from '../domain/dossier-code.ts';

interface Item {
  code: string;
  unit: string;
  procedure: string;
}

async function exported(world: World, from: string): Promise<Item[]> {
  const admin = await world.as('quantri');
  const items: Item[] = [];
  for (let page = 1, pages = 1; page <= pages; page += 1) {
    const answer = await admin.json<{ pages: number; items: Item[] }>(`${from}?page=${page}`);
    pages = answer.pages;
    items.push(...answer.items);
  }
  return items;
}

describe('the province', () => {
  it('has 95 communes, one provincial unit and 56 procedures', () => {
    expect(units.filter((unit) => unit.level === 'xa')).toHaveLength(95);
    expect(units).toHaveLength(96);
    expect(new Set(units.map((unit) => unit.identifier)).size).toBe(96);
    expect(procedures).toHaveLength(56);
  });

  it('has citizens with identity numbers nobody else has', () => {
    const people = inventCitizens(1);
    expect(new Set(people.map((one) => one.idNumber)).size).toBe(200);
    for (const one of people) expect(one.idNumber).toMatch(/^099\d{9}$/);
  });
});

describe('dossiers from before the merger', () => {
  let first: World;
  let same: World;
  let other: World;
  beforeAll(async () => {
    [first, same, other] = await Promise.all([
      World.start({ seed: 3, migrated: 5000 }),
      World.start({ seed: 3, migrated: 5000 }),
      World.start({ seed: 4, migrated: 1200 }),
    ]);
  });
  afterAll(() => Promise.all([first, same, other].map((world) => world.stop())));

  it('are all there, once, as they were handed over', async () => {
    const codes = (await exported(first, '/api/migrated')).map((item) => item.code);
    const source = (await exported(first, '/api/migrated/source')).map((item) => item.code);
    expect(codes).toHaveLength(5000);
    expect(new Set(codes).size).toBe(5000);
    expect(codes).toEqual(source);
    for (const code of codes) expect(code).toMatch(DOSSIER_CODE);
    expect(codes.filter((code) => code.includes('H10')).length).toBeGreaterThan(2000);
  });

  it('are the same for the same seed and others for another', async () => {
    const of = async (world: World) => JSON.stringify(await exported(world, '/api/migrated'));
    expect(await of(same)).toBe(await of(first));
    expect((await exported(other, '/api/migrated')).length).toBe(1200);
    expect(await of(other)).not.toBe((await of(first)).slice(0, (await of(other)).length));
  });

  it('are found by their old codes by the public and by the unit’s officers', async () => {
    const items = await exported(first, '/api/migrated');
    for (const item of [items[0], items[1], items[2], items[4999]] as Item[]) {
      const page = await first.stranger().open(`/tra-cuu?ma=${item.code}`);
      expect(page.text).toContain(`Hồ sơ ${item.code}`);
      const officer = await first.as(`motcua.${item.unit}`);
      expect((await officer.open(`/can-bo/ho-so?q=${item.code}`)).text).toContain(
        'Tìm thấy 1 hồ sơ',
      );
      expect((await officer.open(`/ho-so/${item.code}`)).status).toBe(200);
    }
  });
});
