import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { loadSuiteConfig } from '../config/load.ts';
import { defectsOf } from '../records/defects.ts';
import type { TrialReport } from '../records/model.ts';
import { NoSuchRun } from '../records/errors.ts';
import { reportOf } from '../records/runs.ts';
import { openStore, type Store } from '../records/store.ts';
import type { Lang } from '../reports/index.ts';
import { readVerdict } from '../reports/verdict/read.ts';
import { judgeAgain } from '../trial/judge/again.ts';
import { harnessFault } from '../trial/wording.ts';
import { conclusion } from './conclusion.ts';
import { exitCodeOf } from './exit.ts';
import { language, whole } from './flags.ts';
import { outFolder, root, storeFile, version } from './place.ts';

interface Flags {
  root: string;
  maxAge: number;
  lang: Lang;
  json?: boolean;
}

export function gateCommand(): Command {
  return new Command('gate')
    .description(
      'judge recorded runs again by the plan as it is now; several are taken as shards of one trial',
    )
    .argument('<runs...>', 'run ids, or folders with a verdict.json')
    .option('--max-age <hours>', 'older results prove nothing of today', whole, 24)
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--root <folder>', 'folder that holds config/ and suites/', root)
    .option('--json', 'print the verdict as JSON on stdout')
    .action(async (runs: string[], flags: Flags) => {
      const { plan, platforms } = loadSuiteConfig(flags.root);
      const store = await openStore(storeFile());
      try {
        const reports = await Promise.all(runs.map((run) => reportFrom(store, run)));
        const target = reports[0]?.target.name;
        const report = judgeAgain({
          ...{ plan, platforms, reports, version: version() },
          defects: target ? await defectsOf(store, target) : [],
          now: new Date().toISOString(),
          maxAgeMs: flags.maxAge * 3_600_000,
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

async function reportFrom(store: Store, run: string): Promise<TrialReport> {
  const folder = await folderOf(run);
  if (!folder) return (await reportOf(store, run)) ?? raise(new NoSuchRun(run));
  const report = await readVerdict(path.join(folder, 'verdict.json'));
  const altered = await alteredFiles(folder);
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

/** Files that are not what the manifest says, or are gone; the manifest itself where there is none. */
async function alteredFiles(folder: string): Promise<string[]> {
  const text = await readFile(path.join(folder, 'manifest.json'), 'utf8').catch(() => '');
  if (text === '') return ['manifest.json'];
  const { files } = JSON.parse(text) as { files: { file: string; sha256: string }[] };
  const checked = await Promise.all(
    files.map(async (one) => {
      const content = await readFile(path.join(folder, one.file)).catch(() => undefined);
      const same = content && createHash('sha256').update(content).digest('hex') === one.sha256;
      return same ? [] : [one.file];
    }),
  );
  return checked.flat();
}

function raise(error: Error): never {
  throw error;
}
