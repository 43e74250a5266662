import { units } from './units.ts';
import type { Unit } from './units.ts';

/** Password of every invented account. */
export const PASSWORD = 'Sandbox@2025';

/** An invented person. Identity numbers start with 099, which no province of Viet Nam has. */
export interface Person {
  username: string;
  fullName: string;
  idNumber: string;
  /** ISO 8601 date. */
  birthDate: string;
  phone: string;
  email: string;
  address: string;
  /** Code of the commune of residence. */
  home: string;
}

const FAMILY = [
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
];
const MIDDLE = [
  'Văn',
  'Thị',
  'Minh',
  'Thanh',
  'Ngọc',
  'Quốc',
  'Hữu',
  'Đức',
  'Thu',
  'Kim',
  'Gia',
  'Xuân',
];
const GIVEN = [
  'An',
  'Bình',
  'Châu',
  'Dung',
  'Duy',
  'Giang',
  'Hà',
  'Hải',
  'Hạnh',
  'Hiếu',
  'Hòa',
  'Hương',
  'Khánh',
  'Lan',
  'Linh',
  'Long',
  'Mai',
  'Nam',
  'Nga',
  'Phúc',
  'Quân',
  'Sơn',
  'Tâm',
  'Thảo',
  'Trang',
  'Tuấn',
  'Uyên',
  'Vinh',
  'Yến',
];

/** Random numbers in [0, 1) that depend on the seed only (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick<T>(random: () => number, list: readonly T[]): T {
  const item = list[Math.floor(random() * list.length)];
  if (item === undefined) throw new RangeError('nothing to pick from');
  return item;
}

export function inventName(random: () => number): string {
  return `${pick(random, FAMILY)} ${pick(random, MIDDLE)} ${pick(random, GIVEN)}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** The 200 citizens `congdan.0001` … `congdan.0200`; citizen n lives in the n-th commune, over and over. */
export function inventCitizens(seed: number, count = 200): Person[] {
  const random = randomFrom(seed * 7919 + 1);
  const communes = units.filter((unit) => unit.level === 'xa');
  return Array.from({ length: count }, (_, index) => {
    const number = String(index + 1).padStart(4, '0');
    const year = 1950 + Math.floor(random() * 55);
    const home = communes[index % communes.length] as Unit;
    const century = year < 2000 ? 0 : 2;
    return {
      username: `congdan.${number}`,
      fullName: inventName(random),
      idNumber: `099${century + Math.floor(random() * 2)}${two(year % 100)}${String(index + 1).padStart(6, '0')}`,
      birthDate: `${year}-${two(1 + Math.floor(random() * 12))}-${two(1 + Math.floor(random() * 28))}`,
      phone: `0999${String(100000 + Math.floor(random() * 900000))}`,
      email: `congdan.${number}@example.vn`,
      address: `Số ${1 + Math.floor(random() * 300)}, khu phố ${1 + Math.floor(random() * 9)}, ${home.name}, tỉnh Đồng Nai`,
      home: home.code,
    };
  });
}
