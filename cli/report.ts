import { existsSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { NoSuchRun } from '../records/errors.ts';
import { alterations, listedFiles, signatureOf } from '../records/runs/manifest.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { makePrivateFolder } from '../records/store/private-files.ts';
import { findRun, listRuns, reportOf, signatureOfRun, signRun } from '../records/runs/runs.ts';
import { openStore, type Store } from '../records/store/store.ts';
import { formatNames, writeReports } from '../reports/index.ts';
import type { Lang } from '../words/text.ts';
import { knownChromium } from '../setup/chromium.mjs';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { listWording } from './wording/lists.ts';
import { language, list } from './flags.ts';
import { outFolder, storeFile } from './place.ts';

interface Flags {
  format: string[];
  lang: Lang;
  json?: boolean;
}

export function reportCommand(): Command {
  return new Command('report')
    .description('make the documents of a run again; without a run, list the runs')
    .argument('[run-id]', 'a recorded run')
    .option('--format <names>', `only these documents (${formatNames().join(', ')})`, list, [])
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print the written files, or the runs, as JSON')
    .action(async (id: string | undefined, flags: Flags) => {
      const store = await openStore(storeFile());
      try {
        if (id === undefined) {
          const runs = await listRuns(store);
          if (flags.json) process.stdout.write(`${JSON.stringify(runs)}\n`);
          else if (runs.length === 0) process.stdout.write(`${listWording(flags.lang).noRuns}\n`);
          else
            for (const run of runs)
              process.stdout.write(
                `${run.id}  ${run.target}  ${run.startedAt}  ${run.endedAt ?? listWording(flags.lang).unfinished}\n`,
              );
          return;
        }
        const report = await reportOf(store, id);
        if (!report && (await findRun(store, id)))
          throw new UsageError(
            `run ${id} was cut off before its verdict; go on with: nghiemthu trial --resume ${id}`,
          );
        if (!report) throw new NoSuchRun(id);
        const folder = path.join(outFolder(), id);
        const altered = await changed(store, report, folder);
        if (altered.length > 0) return refuse(id, altered);
        await makePrivateFolder(folder);
        const browser = knownChromium();
        const listed = await listedFiles(folder, id);
        const files = await writeReports(report, folder, {
          lang: flags.lang,
          ...(listed ? { listed } : {}),
          ...(flags.format.length > 0 ? { formats: flags.format } : {}),
          ...(browser ? { browserPath: browser.path } : {}),
        });
        if (!listed) await signRun(store, id, await signatureOf(folder));
        if (flags.json) process.stdout.write(`${JSON.stringify(files)}\n`);
        else for (const file of files) process.stdout.write(`${path.join(folder, file.file)}\n`);
      } finally {
        await store.destroy();
      }
    });
}

/** Papers are made again of what is as it was; where the folder is gone as a whole nothing in it was changed. */
async function changed(store: Store, report: TrialReport, folder: string): Promise<string[]> {
  const signature = await signatureOfRun(store, report.run.id);
  if (signature === null || !existsSync(folder)) return [];
  return alterations(folder, report, signature);
}

function refuse(id: string, altered: string[]): void {
  process.stderr.write(
    `nghiemthu: run ${id} was changed after it ended, so no paper is made of it: ${altered.join(', ')}\n`,
  );
  process.exitCode = exitCodes.undecided;
}
