import { PROVINCE_CODE, units } from '../../data/units.ts';
import type { Procedure } from './catalogue.ts';

/** Who takes a dossier: a commune, a province, or a ministry. */
export interface Agency {
  code: string;
  name: string;
  kind: 'commune' | 'province' | 'ministry';
  /** Code of the province it belongs to; empty for a ministry. */
  province: string;
  /** How its dossier codes begin. */
  prefix: string;
}

export interface Province {
  code: string;
  name: string;
}

/** Some of the 34; only the communes of the first are all there. */
export const provinces: readonly Province[] = [
  { code: PROVINCE_CODE, name: 'Tỉnh Đồng Nai' },
  { code: '68', name: 'Tỉnh Lâm Đồng' },
  { code: '79', name: 'Thành phố Hồ Chí Minh' },
];

const elsewhere: readonly (readonly [province: string, name: string])[] = [
  ['68', 'Phường Xuân Hương - Đà Lạt'],
  ['68', 'Phường Cam Ly - Đà Lạt'],
  ['68', 'Phường B’Lao'],
  ['79', 'Phường Sài Gòn'],
  ['79', 'Phường Bến Thành'],
];

/** Ministries with the two digits by which their dossiers are known; the letters before them are assumed. */
const ministries: readonly (readonly [code: string, name: string])[] = [
  ['09', 'Bộ Nội vụ'],
  ['18', 'Bộ Y tế'],
  ['03', 'Bộ Giáo dục và Đào tạo'],
  ['10', 'Bộ Nông nghiệp và Môi trường'],
  ['17', 'Bộ Xây dựng'],
  ['06', 'Bộ Khoa học và Công nghệ'],
  ['15', 'Bộ Tư pháp'],
  ['16', 'Bộ Văn hóa, Thể thao và Du lịch'],
];

export const agencies: readonly Agency[] = [
  ...units.map((unit): Agency => ({
    ...{ code: unit.code, name: unit.name, prefix: unit.identifier, province: PROVINCE_CODE },
    kind: unit.level === 'xa' ? 'commune' : 'province',
  })),
  ...elsewhere.map(([province, name], index): Agency => ({
    ...{ code: `${province}.${101 + index}`, name, kind: 'commune', province },
    prefix: `H${province}.${101 + index}`,
  })),
  ...ministries.map(([code, name]): Agency => ({
    ...{ code: `bo.${code}`, name, kind: 'ministry', province: '', prefix: `G22.${code}.01` },
  })),
];

const byCode = new Map(agencies.map((agency) => [agency.code, agency]));

export function findAgency(code: string | undefined): Agency | undefined {
  return byCode.get(code ?? '');
}

/** The agency, which must exist: for codes of our own store. */
export function agencyOf(code: string): Agency {
  const agency = findAgency(code);
  if (agency === undefined) throw new RangeError(`no agency ${code}`);
  return agency;
}

/** Whether an agency settles a procedure. */
export function settles({ kind }: Agency, { level }: Procedure): boolean {
  return { xa: 'commune', tinh: 'province', bo: 'ministry' }[level] === kind;
}
