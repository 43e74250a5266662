import { stripVTControlCharacters } from 'node:util';

/** An error without Playwright's log of its tries. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  const lines = stripVTControlCharacters(text)
    .split(/\n\s*Call log:/)[0]!
    .split('\n')
    .map((line) => line.replace(/\s+/g, ' ').trim());
  return lines.filter((line) => line !== '').join('; ');
}
