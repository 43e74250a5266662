import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { didYouMean, either } from '../config/reading/faults.ts';
import { loadSuiteConfig } from '../config/load.ts';
import type { Platform } from '../config/platforms/platform.ts';
import { defectsOf } from '../records/defects/read.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { NoSuchRun } from '../records/errors.ts';
import { alterations } from '../records/runs/manifest.ts';
import { reportOf, signatureOfRun } from '../records/runs/runs.ts';
import { openStore, type Store } from '../records/store/store.ts';
import type { Lang } from '../words/text.ts';
import { readVerdict } from '../reports/verdict/read.ts';
import { judgeAgain } from '../trial/judge/again.ts';
import { harnessFault } from '../trial/wording.ts';
import { conclusion } from './conclusion.ts';
import { exitCodeOf } from './exit.ts';
import { UsageError } from './explain.ts';
import { language, list, whole } from './flags.ts';
import { outFolder, storeFile, version } from './place.ts';

interface Flags {
  root: string;
  platform: string[];
  maxAge?: number;
  lang: Lang;
  json?: boolean;
}

export function gateCommand(): Command {
  return new Command('gate')
    .description(
      'judge recorded runs again by the plan as it is now; several are taken as the parts of one trial',
    )
    .argument('<runs...>', 'run ids, or folders with a verdict.json')
    .option('--platform <slugs>', 'only these platforms; all of the configuration else', list, [])
    .option(
      '--max-age <hours>',
      "older results prove nothing of today; the plan's gate.freshHours else",
      whole,
    )
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print the verdict as JSON on stdout')
    .action(async (runs: string[], flags: Flags) => {
      const { plan, platforms } = loadSuiteConfig(flags.root);
      const store = await openStore(storeFile());
      try {
        const reports = await Promise.all(runs.map((run) => reportFrom(store, run)));
        const target = reports[0]?.target.name;
        const report = judgeAgain({
          ...{ plan, platforms: chosen(platforms, flags.platform), reports, version: version() },
          defects: target ? await defectsOf(store, target) : [],
          now: new Date().toISOString(),
          maxAgeMs: (flags.maxAge ?? plan.gate.freshHours) * 3_600_000,
        });
        process.stdout.write(
          flags.json ? `${JSON.stringify(report)}\n` : conclusion(report, outFolder(), flags.lang),
        );
        process.exitCode = exitCodeOf(report.decision);
      } finally {
        await store.destroy();
      }
    });
}

function chosen(platforms: Platform[], slugs: string[]): Platform[] {
  const known = platforms.map(({ slug }) => slug);
  const unknown = slugs.find((slug) => !known.includes(slug));
  if (unknown !== undefined)
    throw new UsageError(
      `there is no platform ${unknown}, expected ${either(known)}${didYouMean(unknown, known)}`,
    );
  return slugs.length === 0 ? platforms : platforms.filter(({ slug }) => slugs.includes(slug));
}

/** A recorded run with its papers, which must be as they were when it ended. */
async function reportFrom(store: Store, run: string): Promise<TrialReport> {
  const named = await folderOf(run);
  const report = named
    ? await readVerdict(path.join(named, 'verdict.json'))
    : ((await reportOf(store, run)) ?? raise(new NoSuchRun(run)));
  const folder = named ?? path.join(outFolder(), run);
  const altered = await alterations(folder, report, await signatureOfRun(store, report.run.id));
  return {
    ...report,
    harness: [...report.harness, ...altered.map((file) => harnessFault('evidence-altered', file))],
  };
}

async function folderOf(run: string): Promise<string | undefined> {
  const folder = path.basename(run) === 'verdict.json' ? path.dirname(run) : run;
  const found = await stat(path.join(folder, 'verdict.json')).catch(() => undefined);
  return found && folder;
}

function raise(error: Error): never {
  throw error;
}
