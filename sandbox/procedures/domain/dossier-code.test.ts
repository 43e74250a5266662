import { describe, expect, it } from 'vitest';
import { unitOf, units } from '../../data/units.ts';
import { DOSSIER_CODE, DossierCodes } from './dossier-code.ts';

const day = Temporal.PlainDate.from('2025-07-01');

describe('dossier codes', () => {
  it('fit the pattern and differ, over all units and days', () => {
    const codes = new DossierCodes();
    const made = [0, 1, 2].flatMap((plus) =>
      units.flatMap((unit) =>
        Array.from({ length: 20 }, () => codes.next(unit, day.add({ days: plus }))),
      ),
    );
    expect(new Set(made).size).toBe(3 * 96 * 20);
    for (const code of made) expect(code).toMatch(DOSSIER_CODE);
  });

  it('name the agency and count from 1 a day', () => {
    const codes = new DossierCodes();
    expect(codes.next(unitOf('25195'), day)).toBe('H19.101-250701-0001');
    expect(codes.next(unitOf('25195'), day)).toBe('H19.101-250701-0002');
    expect(codes.next(unitOf('25195'), day.add({ days: 1 }))).toBe('H19.101-250702-0001');
    expect(codes.next(unitOf('19'), day)).toBe('H19.100-250701-0001');
  });

  it('of a former district break the pattern', () => {
    expect(new DossierCodes().nextOfDistrict(unitOf('25195'), day)).not.toMatch(DOSSIER_CODE);
  });
});
