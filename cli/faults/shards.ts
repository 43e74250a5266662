import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { UsageError } from '../explain.ts';
import { Row } from './table.ts';

/** What `faults --json` prints: the rows, and of which part of what they are. */
export const FaultsJson = z.object({
  shard: z.string().nullable(),
  /** Ids of all faults that were asked for, in every part. */
  wanted: z.array(z.string()),
  rows: z.array(Row),
});
export type FaultsJson = z.infer<typeof FaultsJson>;

/** The `i`-th of `n` parts of a list: every n-th, so that slow neighbours are spread. */
export function partOf<T>(all: readonly T[], shard: string | undefined): T[] {
  if (shard === undefined) return [...all];
  const [index = 1, total = 1] = shard.split('/').map(Number);
  return all.filter((_one, position) => position % total === index - 1);
}

/**
 * Puts the tables of parts together, in the order in which the faults were asked for.
 * @throws {UsageError} for a file that is no such table, parts of different questions, or a fault that no part tried
 */
export function joined(files: readonly string[]): Row[] {
  const parts = files.map((file) => read(file));
  const [first] = parts;
  const wanted = first?.wanted ?? [];
  parts.forEach((part, index) => {
    if (part.wanted.join() !== wanted.join())
      throw new UsageError(`${files[index]} asked for other faults than ${files[0]}`);
  });
  const rows = new Map<string, Row>();
  parts.forEach((part, index) => {
    for (const row of part.rows) {
      if (rows.has(row.fault))
        throw new UsageError(`${files[index]} has the fault ${row.fault} once more`);
      rows.set(row.fault, row);
    }
  });
  const missing = wanted.filter((id) => !rows.has(id));
  if (missing.length > 0)
    throw new UsageError(
      `no part has tried ${missing.length} of ${wanted.length} faults: ${missing.slice(0, 5).join(', ')}${missing.length > 5 ? ', …' : ''}`,
    );
  return wanted.map((id) => rows.get(id)!);
}

function read(file: string): FaultsJson {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`${file} cannot be read: ${(error as Error).message}`);
  }
  try {
    return FaultsJson.parse(JSON.parse(text));
  } catch {
    throw new UsageError(`${file} is no table of faults; expected what "faults --json" printed`);
  }
}
