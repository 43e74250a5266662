import { didYouMean } from './faults.ts';
import type { Fault } from './faults.ts';
import { readText } from './source.ts';

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

/** An administrative procedure of the catalogue; `level` says who receives it. */
export interface Procedure {
  code: string;
  name: string;
  field: string;
  level: 'xa' | 'tinh';
}

/** The communes of the province from `communes.csv`. */
export function readCommunes(root: string, file: string, faults: Fault[]): Commune[] {
  const columns = [
    ...['code', 'name', 'name_en', 'type', 'former_province', 'area_km2', 'formed_from'],
    ...['latitude', 'longitude'],
  ];
  return readRows(root, file, columns, faults).flatMap(({ line, cells }) => {
    const [
      code = '',
      name = '',
      nameEn = '',
      type = '',
      formerProvince = '',
      area = '',
      formedFrom = '',
      north = '',
      east = '',
    ] = cells;
    const fail = rowFault(file, line, faults);
    if (!/^\d{5}$/.test(code)) return fail(`found the code "${code}", expected five digits`);
    if (name === '') return fail('found no name, expected one');
    if (type !== 'phuong' && type !== 'xa')
      return fail(`found the type "${type}", expected phuong or xa`);
    const areaKm2 = Number(area);
    if (!(areaKm2 > 0)) return fail(`found the area "${area}", expected square kilometres above 0`);
    const latitude = Number(north || Number.NaN);
    const longitude = Number(east || Number.NaN);
    if (!(Math.abs(latitude) <= 90) || !(Math.abs(longitude) <= 180))
      return fail(
        `found the place "${north}, ${east}", expected latitude and longitude in degrees`,
      );
    return [
      { ...{ code, name, nameEn, type, formerProvince, areaKm2, formedFrom }, latitude, longitude },
    ];
  });
}

/** The procedures of the catalogue from `procedures.csv`. */
export function readProcedures(root: string, file: string, faults: Fault[]): Procedure[] {
  const columns = ['code', 'name', 'field', 'level'];
  return readRows(root, file, columns, faults).flatMap(({ line, cells }) => {
    const [code = '', name = '', field = '', level = ''] = cells;
    const fail = rowFault(file, line, faults);
    if (!/^\d\.\d{6}$/.test(code))
      return fail(`found the code "${code}", expected one like 1.001193`);
    if (name === '') return fail('found no name, expected one');
    if (level !== 'xa' && level !== 'tinh')
      return fail(`found the level "${level}", expected xa or tinh`);
    return [{ code, name, field, level }];
  });
}

function rowFault(file: string, line: number, faults: Fault[]): (message: string) => never[] {
  return (message) => {
    faults.push({ file, line, column: 1, message });
    return [];
  };
}

interface Row {
  line: number;
  cells: string[];
}

/** Rows under a header that must be the columns; the first column must not repeat. */
function readRows(root: string, file: string, columns: string[], faults: Fault[]): Row[] {
  const text = readText(root, file, faults);
  if (text === null) return [];
  const [header, ...rows] = parseCsv(text);
  const fail = rowFault(file, 1, faults);
  if (header === undefined) return fail('found an empty file, expected a header and rows');
  const odd = header.cells.findIndex((cell, i) => cell !== columns[i]);
  if (odd >= 0 || header.cells.length !== columns.length) {
    const found = header.cells[Math.max(0, odd)] ?? '';
    return fail(
      `found the header ${header.cells.join(',')}, expected ${columns.join(',')}${didYouMean(found, columns)}`,
    );
  }
  const seen = new Map<string, number>();
  return rows.filter(({ line, cells }) => {
    const report = rowFault(file, line, faults);
    const code = cells[0] ?? '';
    if (cells.length !== columns.length)
      report(`found ${cells.length} cells, expected ${columns.length}`);
    else if (seen.has(code))
      report(`found the code ${code} again, expected it only in line ${seen.get(code)}`);
    else return seen.set(code, line);
    return false;
  });
}

/** RFC 4180: cells may be quoted, a quote inside is doubled. */
function parseCsv(text: string): Row[] {
  const rows: Row[] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
  let line = 1;
  let start = 1;
  const endRow = (): void => {
    cells.push(cell);
    if (cells.length > 1 || cell !== '') rows.push({ line: start, cells });
    [cells, cell, start] = [[], '', line];
  };
  for (let i = 0; i < text.length; i++) {
    const c = text[i] ?? '';
    if (c === '\n') line++;
    if (quoted) {
      if (c === '"' && text[i + 1] === '"') cell += text[i++];
      else if (c === '"') quoted = false;
      else cell += c;
    } else if (c === '"') quoted = true;
    else if (c === ',') [cells, cell] = [[...cells, cell], ''];
    else if (c === '\n') endRow();
    else if (c !== '\r') cell += c;
  }
  if (cell !== '' || cells.length > 0) endRow();
  return rows;
}
