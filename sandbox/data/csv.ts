import { readFileSync } from 'node:fs';

/** Reads a comma-separated file; the first line names the columns. RFC 4180 quotes. */
export function readCsv(file: URL): Record<string, string>[] {
  const text = readFileSync(file, 'utf8');
  const [header = [], ...rows] = text.split(/\r?\n/).filter(Boolean).map(splitLine);
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, row[i] ?? ''])));
}

function splitLine(line: string): string[] {
  const cells = line.match(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g) ?? [];
  const trimmed = cells.map((cell) => cell.replace(/,$/, ''));
  if (!line.endsWith(',')) trimmed.pop();
  return trimmed.map((cell) =>
    cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell,
  );
}
