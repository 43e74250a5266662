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

/** `portal * header-lost *` names at least an address, so that no pattern stands for everything. */
const Words = z
  .string()
  .regex(/^[a-z][\w-]* .*\b[a-z]+(?:-[a-z]+)*\b/)
  .describe('an address, then words of mutants with * for any, like `portal * header-lost *`');

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
  /** Whole kinds of them, such as `portal * header-lost *`: a star stands for any words. */
  kinds: z
    .array(
      z.strictObject({
        mutants: z.array(Words).min(1),
        reason: Text,
      }),
    )
    .default([]),
});
export type MutantsFile = z.infer<typeof MutantsFile>;

/** Why nobody can see a mutant, by its words; undefined where nothing says so. */
export type Equivalents = (words: string) => Text | undefined;

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
  const single = new Map(
    all.flatMap((file) => Object.values(file.equivalent)).map((one) => [one.mutant, one.reason]),
  );
  const kinds = all
    .flatMap((file) => file.kinds)
    .flatMap(({ mutants, reason }) =>
      mutants.map((words) => ({ pattern: patternOf(words), reason })),
    );
  return (words) => single.get(words) ?? kinds.find(({ pattern }) => pattern.test(words))?.reason;
}

function patternOf(mutants: string): RegExp {
  return new RegExp(`^${mutants.split('*').map(RegExp.escape).join('.*')}$`);
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
