import { z } from 'zod';

/** What became of one trial. */
export const Row = z.object({
  fault: z.string(),
  /** Slug of the fault's platform; empty where a trial of all was clean. */
  platform: z.string(),
  requirement: z.string(),
  ok: z.boolean(),
  decision: z.string(),
  /** Other requirements that are red. */
  others: z.array(z.string()),
  seconds: z.number(),
  problem: z.string(),
});
export type Row = z.infer<typeof Row>;

export const head = `${'fault'.padEnd(32)} ${'requirement'.padEnd(12)} ${'right'.padEnd(6)} ${'decision'.padEnd(10)} time   also red\n`;

export function line(row: Row): string {
  const also = [row.others.join(' '), row.problem].filter(Boolean).join(' ');
  return `${row.fault.padEnd(32)} ${row.requirement.padEnd(12)} ${(row.ok ? 'yes' : 'NO').padEnd(6)} ${row.decision.padEnd(10)} ${`${row.seconds} s`.padEnd(6)} ${also}\n`;
}

/** One line for each platform. @param kind what a row is of, in the plural */
export function summary(rows: readonly Row[], kind: 'faults' | 'clean trials'): string {
  const platforms = Map.groupBy(rows, ({ platform }) => platform);
  const lines = [...platforms.keys()].toSorted().map((slug) => {
    const own = platforms.get(slug)!;
    const right = own.filter(({ ok }) => ok).length;
    const seconds = own.reduce((sum, one) => sum + one.seconds, 0);
    const name = (slug === '' ? 'all platforms' : slug).padEnd(32);
    return `${name} ${right} of ${own.length} ${kind} right, ${seconds} s\n`;
  });
  return platforms.size > 1 ? `\n${lines.join('')}` : '';
}

export function conclusion(rows: readonly Row[], kind: 'faults' | 'clean trials'): string {
  const right = rows.filter(({ ok }) => ok).length;
  return kind === 'faults'
    ? `${right} of ${rows.length} faults turn the right requirement red\n`
    : `${right} of ${rows.length} clean trials end go, with none red and none flaky\n`;
}
