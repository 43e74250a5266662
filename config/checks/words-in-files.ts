import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Reporter } from '../reading/reporter.ts';

/** `report` takes what is wrong, `warn` what a trial will find not proved. */
export interface Reporters {
  report: Reporter;
  warn: Reporter;
}

/** A misspelt name is a fault; one that nothing is like may be said where text does not show it, and is not proved else. */
export function reporterFor({ report, warn }: Reporters, near: string): Reporter {
  return near === '' ? warn : report;
}

export function textsIn(root: string, folder: string, sign: RegExp): string[] {
  const path = join(root, folder);
  if (!existsSync(path)) return [];
  const files = readdirSync(path, { recursive: true, encoding: 'utf8' });
  return files
    .filter((file) => sign.test(file))
    .map((file) => readFileSync(join(path, file), 'utf8'));
}

/** Words in quotes that could be names. */
export function wordsIn(texts: readonly string[]): Set<string> {
  const words = texts.flatMap((text) =>
    [...text.matchAll(/(['"`])([a-z][a-z0-9-]*)\1/g)].map((match) => match[2] ?? ''),
  );
  return new Set(words);
}
