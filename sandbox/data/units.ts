import { readCsv } from './csv.ts';

/** A unit that settles procedures: one of the 95 communes, or the province. */
export interface Unit {
  /** Official code: five digits for a commune, `19` for the province. */
  code: string;
  /** Code of the agency in dossier codes, e.g. `H19.101`. */
  identifier: string;
  name: string;
  /** Name of the authority that signs, e.g. `Ủy ban nhân dân Phường Bình Phước`. */
  authority: string;
  level: 'xa' | 'tinh';
  formerProvince: 'binh-phuoc' | 'dong-nai' | '';
  /** Names of the communes it was formed from in 2025. */
  formedFrom: string[];
}

export const PROVINCE_CODE = '19';

/** The province first, then the communes in the order of the official list. */
export const units: readonly Unit[] = [
  {
    code: PROVINCE_CODE,
    identifier: 'H19.100',
    name: 'Tỉnh Đồng Nai',
    authority: 'Ủy ban nhân dân tỉnh Đồng Nai',
    level: 'tinh',
    formerProvince: '',
    formedFrom: ['Tỉnh Bình Phước', 'Tỉnh Đồng Nai'],
  },
  ...readCsv(new URL('communes.csv', import.meta.url)).map((row, index): Unit => {
    const name = row['name'] ?? '';
    return {
      code: row['code'] ?? '',
      identifier: `H19.${101 + index}`,
      name,
      authority: `Ủy ban nhân dân ${name}`,
      level: 'xa',
      formerProvince: row['former_province'] === 'binh-phuoc' ? 'binh-phuoc' : 'dong-nai',
      formedFrom: (row['formed_from'] ?? '').split(', '),
    };
  }),
];

const byCode = new Map(units.map((unit) => [unit.code, unit]));

export function findUnit(code: string | null | undefined): Unit | undefined {
  return byCode.get(code ?? '');
}

/** The unit, which must exist: for codes that come from our own store. */
export function unitOf(code: string): Unit {
  const unit = byCode.get(code);
  if (!unit) throw new RangeError(`no unit ${code}`);
  return unit;
}
