import { readCsv } from '../../data/csv.ts';
import { findUnit, units } from '../../data/units.ts';

/** Who reports: a commune, a department, or the province that sums up. */
export interface ReportingUnit {
  code: string;
  name: string;
  /** Who signs, e.g. `Ủy ban nhân dân Phường Bình Phước`. */
  authority: string;
}

/** Departments of the province; their codes are assumed. */
const departmentUnits: readonly ReportingUnit[] = readCsv(
  new URL('../data/departments.csv', import.meta.url),
).map(({ code = '', name = '' }) => ({ code, name, authority: name }));

const byCode = new Map(departmentUnits.map((unit) => [unit.code, unit]));

/** Codes of those who report to the province. */
export const communes = units.filter(({ level }) => level === 'xa').map(({ code }) => code);
export const departments = departmentUnits.map(({ code }) => code);

/** The unit, which must exist: for codes that come from our own store. */
export function unitOf(code: string): ReportingUnit {
  const unit = findUnit(code) ?? byCode.get(code);
  if (unit === undefined) throw new RangeError(`no unit ${code}`);
  return unit;
}
