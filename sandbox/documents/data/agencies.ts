import { unitOf, units } from '../../data/units.ts';
import type { Unit } from '../../data/units.ts';

/** An agency that sends and receives documents. */
export interface Agency {
  /** Code that accounts end with: of a commune, `19` for the province, letters for a department. */
  code: string;
  /** Identifier code as Quyết định 20/2020/QĐ-TTg forms it, e.g. `H19.101`. */
  organId: string;
  /** Codes of the units it was formed from, each in the old form and in the new one: `000.20.01.H19`, `H19.20.01`. */
  formerIds: readonly string[];
  name: string;
  /** As it stands in the symbols of its documents: `UBND`, `SNV`. */
  short: string;
  /** The system that it is connected to the exchange by. */
  system: string;
  /** True where the exchange delivers nothing to it any more. */
  locked: boolean;
}

/** The province's own system, and that of another one. */
export const OWN_SYSTEM = 'dong-nai';
export const OTHER_SYSTEM = 'lam-dong';

const two = (n: number) => String(n).padStart(2, '0');

const DEPARTMENTS: readonly [short: string, name: string][] = [
  ['VP', 'Văn phòng Ủy ban nhân dân tỉnh'],
  ['SNV', 'Sở Nội vụ'],
  ['STP', 'Sở Tư pháp'],
  ['STC', 'Sở Tài chính'],
  ['SCT', 'Sở Công Thương'],
  ['SNNMT', 'Sở Nông nghiệp và Môi trường'],
  ['SXD', 'Sở Xây dựng'],
  ['SKHCN', 'Sở Khoa học và Công nghệ'],
  ['SVHTTDL', 'Sở Văn hóa, Thể thao và Du lịch'],
  ['SGDDT', 'Sở Giáo dục và Đào tạo'],
  ['SYT', 'Sở Y tế'],
  ['SDTTG', 'Sở Dân tộc và Tôn giáo'],
  ['TTT', 'Thanh tra tỉnh'],
];

/** Both forms of one identifier code. */
const bothForms = (group: number, n: number, province: string) => [
  `000.${two(group)}.${two(n)}.${province}`,
  `${province}.${two(group)}.${two(n)}`,
];

/** Codes of the communes that a present one was formed from; those of the other former province end in its code. */
function formerIdsOf({ formedFrom, formerProvince }: Unit, commune: number): string[] {
  const province = formerProvince === 'binh-phuoc' ? 'H10' : 'H19';
  // Groups have two digits: 20 to 89, and again with higher numbers.
  const [group, first] = [20 + (commune % 70), commune < 70 ? 1 : 51];
  return formedFrom.flatMap((_name, n) => bothForms(group, first + n, province));
}

/** The agencies of the province: itself, the communes, the departments. */
export const ownAgencies: readonly Agency[] = [
  ...units.map((unit, n) => ({
    code: unit.code,
    organId: unit.level === 'tinh' ? 'H19' : unit.identifier,
    formerIds: unit.level === 'tinh' ? [] : formerIdsOf(unit, n),
    name: unit.authority,
    short: 'UBND',
    ...{ system: OWN_SYSTEM, locked: false },
  })),
  ...DEPARTMENTS.map(([short, name], n) => ({
    code: short.toLowerCase(),
    organId: `H19.${two(n + 1)}`,
    formerIds: bothForms(n + 1, 1, 'H19'),
    ...{ name: `${name} tỉnh Đồng Nai`.replace(/tỉnh tỉnh/, 'tỉnh'), short },
    ...{ system: OWN_SYSTEM, locked: false },
  })),
];

/** All that the exchange knows. */
export const agencies: readonly Agency[] = [
  ...ownAgencies,
  {
    ...{ code: 'snv-lam-dong', organId: 'H36.02', formerIds: [], short: 'SNV' },
    ...{ name: 'Sở Nội vụ tỉnh Lâm Đồng', system: OTHER_SYSTEM, locked: false },
  },
  {
    ...{ code: 'pnv-bien-hoa', organId: '000.01.26.H19', formerIds: ['H19.01.26'], short: 'PNV' },
    ...{ name: 'Phòng Nội vụ thành phố Biên Hòa (đã giải thể)', system: OWN_SYSTEM, locked: true },
  },
  {
    ...{ code: 'bqlkcn', organId: 'H19.27', formerIds: ['000.27.01.H19'], short: 'BQLKCN' },
    ...{ name: 'Ban Quản lý các khu công nghiệp (tạm ngừng kết nối)', system: OWN_SYSTEM },
    locked: true,
  },
];

const byId = new Map(
  agencies.flatMap((one) => [one.organId, ...one.formerIds].map((id) => [id, one])),
);
const byCode = new Map(agencies.map((one) => [one.code, one]));

/** By its present identifier code or a former one. */
export function findAgency(organId: string): Agency | undefined {
  return byId.get(organId.trim());
}

/** The agency of an account. @throws RangeError where there is none */
export function agencyOf(code: string): Agency {
  const agency = byCode.get(code);
  if (!agency) throw new RangeError(`no agency ${code}`);
  return agency;
}

/** The place that stands before the date of its documents. */
export function placeOf(agency: Agency): string {
  return /^\d{5}$/.test(agency.code)
    ? unitOf(agency.code).name.replace(/^(?:Xã|Phường) /, '')
    : 'Đồng Nai';
}
