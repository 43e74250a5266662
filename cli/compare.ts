import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { NoSuchRun } from '../records/errors.ts';
import type { Trend } from '../records/runs/trend.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { findRun, reportOf } from '../records/runs/runs.ts';
import { openStore, type Store } from '../records/store/store.ts';
import { readVerdict } from '../reports/index.ts';
import type { Lang } from '../words/text.ts';
import { trendOf } from '../trial/judge/trend.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { language } from './flags.ts';
import { storeFile } from './place.ts';
import { print } from './print.ts';
import { trendLines } from './trend.ts';

export function compareCommand(): Command {
  return new Command('compare')
    .description('tell what changed from one run to a later one')
    .argument('<former>', 'a run id, or a folder with a verdict.json')
    .argument('<later>', 'another')
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 nothing got worse, 1 something fails that did not, 2 something is proved no more or the runs cannot be compared, 3 an unknown run.',
    )
    .action(async (former: string, later: string, flags: { lang: Lang; json?: boolean }) => {
      const store = await openStore(storeFile());
      try {
        const [before, after] = [await runOf(store, former), await runOf(store, later)];
        const trend = trendOf(after, before);
        print(flags.json ? JSON.stringify(trend) : trendLines(trend, flags.lang));
        process.exitCode = codeOf(trend, before, after);
      } finally {
        await store.destroy();
      }
    });
}

function codeOf({ red, lost }: Trend, before: TrialReport, after: TrialReport): number {
  if (red.length > 0) return exitCodes.noGo;
  const slugs = before.platforms.map(({ slug }) => slug);
  const shared = after.platforms.some(({ slug }) => slugs.includes(slug));
  const apart = before.target.name !== after.target.name || !shared;
  return lost.length > 0 || apart ? exitCodes.undecided : exitCodes.success;
}

async function runOf(store: Store, run: string): Promise<TrialReport> {
  const file = path.basename(run) === 'verdict.json' ? run : path.join(run, 'verdict.json');
  if (await stat(file).catch(() => undefined)) return readVerdict(file);
  const report = await reportOf(store, run);
  if (report) return report;
  if (await findRun(store, run)) throw new UsageError(`run ${run} was cut off before its verdict`);
  throw new NoSuchRun(run);
}
