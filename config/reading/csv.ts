import { CsvError, parse } from 'csv-parse/sync';
import { didYouMean } from './faults.ts';
import type { Fault } from './faults.ts';
import { readText } from './source.ts';

/** A row of a CSV file, and the line in which it starts. */
export interface Row {
  line: number;
  cells: string[];
}

/**
 * Reads the rows under a header that must name the columns, in their order. RFC 4180.
 * @returns the rows that have a cell for each column; the others are faults
 */
export function readCsv(
  root: string,
  file: string,
  columns: readonly string[],
  faults: Fault[],
): Row[] {
  const text = readText(root, file, faults);
  const parsed = text === null ? null : parsedRows(file, text, faults);
  if (parsed === null) return [];
  const fail = (line: number, message: string): false => {
    faults.push({ file, line, column: 1, message });
    return false;
  };
  const [header, ...rows] = parsed;
  if (header === undefined) {
    fail(1, 'found an empty file, expected a header and rows');
    return [];
  }
  const odd = header.cells.findIndex((cell, i) => cell !== columns[i]);
  if (odd >= 0 || header.cells.length !== columns.length) {
    const hint = didYouMean(header.cells[Math.max(0, odd)] ?? '', columns);
    fail(1, `found the header ${header.cells.join(',')}, expected ${columns.join(',')}${hint}`);
    return [];
  }
  return rows.filter(
    ({ line, cells }) =>
      cells.length === columns.length ||
      fail(line, `found ${cells.length} cells, expected ${columns.length}`),
  );
}

function parsedRows(file: string, text: string, faults: Fault[]): Row[] | null {
  try {
    const rows = parse(text, {
      ...{ info: true, relax_column_count: true, skip_empty_lines: true },
      record_delimiter: ['\r\n', '\n', '\r'],
    }) as unknown as { record: string[]; info: { lines: number } }[];
    // The parser counts to the end of a row; a quoted cell may hold line breaks.
    return rows.map(({ record, info }) => ({
      line: info.lines - record.join('').split('\n').length + 1,
      cells: record,
    }));
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = (error as { lines?: number }).lines ?? 1;
    const message =
      'found a quote that does not enclose a whole cell, expected quotes as in RFC 4180';
    faults.push({ file, line, column: 1, message });
    return null;
  }
}

/** Drops the rows whose first cell an earlier row has, and says so. */
export function withoutRepeats(
  file: string,
  rows: readonly Row[],
  index: number,
  what: string,
  faults: Fault[],
): Row[] {
  const seen = new Map<string, number>();
  return rows.filter(({ line, cells }) => {
    const value = cells[index] ?? '';
    const earlier = seen.get(value);
    if (earlier === undefined) return seen.set(value, line);
    const message = `found the ${what} ${value} again, expected it only in line ${earlier}`;
    faults.push({ file, line, column: 1, message });
    return false;
  });
}
