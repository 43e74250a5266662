import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readCsv, withoutRepeats } from './csv.ts';
import type { Row } from './csv.ts';
import type { Fault } from './faults.ts';

/** A commune-level unit; `code` is the official one of the General Statistics Office. */
export interface Commune {
  code: string;
  name: string;
  nameEn: string;
  type: 'phuong' | 'xa';
  formerProvince: string;
  areaKm2: number;
  formedFrom: string;
  /** A point inside its outline, WGS 84 in degrees, for maps. */
  latitude: number;
  longitude: number;
}

export const COMMUNES_FILE = 'config/communes.csv';
const COLUMNS = [
  ...['code', 'name', 'name_en', 'type', 'former_province', 'area_km2', 'formed_from'],
  ...['latitude', 'longitude'],
];

/** The communes of the province; none where there is no file. */
export function readCommunes(root: string, faults: Fault[]): Commune[] {
  if (!existsSync(join(root, COMMUNES_FILE))) return [];
  const rows = readCsv(root, COMMUNES_FILE, COLUMNS, faults);
  return withoutRepeats(COMMUNES_FILE, rows, 0, 'code', faults).flatMap((row) =>
    communeOf(row, faults),
  );
}

function communeOf({ line, cells }: Row, faults: Fault[]): Commune[] {
  const [code = '', name = '', nameEn = '', type = '', formerProvince = '', area = ''] = cells;
  const [formedFrom = '', north = '', east = ''] = cells.slice(6);
  const fail = (message: string): never[] => {
    faults.push({ file: COMMUNES_FILE, line, column: 1, message });
    return [];
  };
  if (!/^\d{5}$/.test(code)) return fail(`found the code "${code}", expected five digits`);
  if (name === '') return fail('found no name, expected one');
  if (type !== 'phuong' && type !== 'xa')
    return fail(`found the type "${type}", expected phuong or xa`);
  const areaKm2 = Number(area);
  if (!(areaKm2 > 0)) return fail(`found the area "${area}", expected square kilometres above 0`);
  const latitude = Number(north || Number.NaN);
  const longitude = Number(east || Number.NaN);
  if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180))
    return fail(`found the place "${north}, ${east}", expected latitude and longitude in degrees`);
  return [
    { ...{ code, name, nameEn, type, formerProvince, areaKm2, formedFrom }, latitude, longitude },
  ];
}
