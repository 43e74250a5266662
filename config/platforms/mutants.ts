import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Fault } from '../reading/faults.ts';
import { Reporter } from '../reading/reporter.ts';
import { readShaped } from '../reading/shaped-file.ts';
import { Text } from '../reading/values.ts';

const MutantId = z
  .string()
  .regex(/^[0-9a-f]{8}$/)
  .describe('the id of a mutant like 3f9a2c1d');

/** Mutants of one platform that make no difference which a requirement or a person knows. */
export const MutantsFile = z.strictObject({
  equivalent: z.record(
    MutantId,
    z.strictObject({
      /** The mutant in words, as `nghiemthu mutate` writes it; its id is made of them. */
      mutant: z.string().min(1).describe('the mutant as the table writes it'),
      reason: Text,
    }),
  ),
});
export type MutantsFile = z.infer<typeof MutantsFile>;

/** Id of a mutant → why nobody can see it. */
export type Equivalents = ReadonlyMap<string, Text>;

export function mutantsFile(slug: string): string {
  return `config/platforms/${slug}/mutants.yaml`;
}

/** The id that a mutant's words have. */
export function mutantId(words: string): string {
  return createHash('sha256').update(words).digest('hex').slice(0, 8);
}

/** The equivalent mutants of these platforms; none where a platform has no such file. */
export function readEquivalents(
  root: string,
  slugs: readonly string[],
  faults: Fault[],
): Equivalents {
  const all = slugs.flatMap((slug) => readOne(root, slug, faults));
  return new Map(
    all.flatMap((file) => Object.entries(file.equivalent)).map(([id, { reason }]) => [id, reason]),
  );
}

function readOne(root: string, slug: string, faults: Fault[]): MutantsFile[] {
  const file = mutantsFile(slug);
  if (!existsSync(join(root, file))) return [];
  const read = readShaped(root, file, MutantsFile, faults);
  if (read === null) return [];
  const report = new Reporter(read.source, faults);
  for (const [id, { mutant }] of Object.entries(read.value.equivalent))
    if (mutantId(mutant) !== id)
      report.key(
        ['equivalent', id],
        `found the id ${id}, expected ${mutantId(mutant)}, which these words have`,
      );
  return [read.value];
}
