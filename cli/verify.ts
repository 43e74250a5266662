import type { Lang } from '../words/text.ts';
import { language } from './flags.ts';
import { listWording } from './wording/lists.ts';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { NoSuchRun } from '../records/errors.ts';
import { alterations } from '../records/runs/manifest.ts';
import { reportOf, signatureOfRun } from '../records/runs/runs.ts';
import { openStore, type Store } from '../records/store/store.ts';
import { readVerdict } from '../reports/verdict/read.ts';
import { exitCodes } from './exit.ts';
import { outFolder, storeFile } from './place.ts';

interface Verified {
  run: string;
  /** Files that are not as they were when the run ended. */
  altered: string[];
  /** False where no store here remembers the run's manifest. */
  signed: boolean;
}

export function verifyCommand(): Command {
  return new Command('verify')
    .description("check that a run's papers and evidence are as they were when it ended")
    .argument('<run>', 'run id, or a folder with a verdict.json')
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print the result as JSON')
    .addHelpText(
      'after',
      '\nExit codes: 0 as they were, 1 changed, 2 nobody here remembers the run, 3 no such run.',
    )
    .action(async (run: string, flags: { lang: Lang; json?: boolean }) => {
      const store = await openStore(storeFile());
      try {
        const verified = await verify(store, run);
        process.stdout.write(
          flags.json ? `${JSON.stringify(verified)}\n` : words(verified, flags.lang),
        );
        process.exitCode = codeOf(verified);
      } finally {
        await store.destroy();
      }
    });
}

async function verify(store: Store, run: string): Promise<Verified> {
  const isFolder = await stat(path.join(run, 'verdict.json')).catch(() => undefined);
  const folder = isFolder ? run : path.join(outFolder(), run);
  const report =
    (isFolder ? undefined : await reportOf(store, run)) ??
    (isFolder ? await readVerdict(path.join(run, 'verdict.json')) : undefined);
  if (!report) throw new NoSuchRun(run);
  const signature = await signatureOfRun(store, report.run.id);
  const altered = await alterations(folder, report, signature);
  return { run: report.run.id, altered, signed: signature !== null };
}

function codeOf({ altered, signed }: Verified): number {
  if (altered.length > 0) return exitCodes.noGo;
  return signed ? exitCodes.success : exitCodes.undecided;
}

function words({ run, altered, signed }: Verified, lang: Lang): string {
  const w = listWording(lang).verify;
  if (altered.length > 0)
    return [w.altered(run, altered.length), ...altered.map((file) => `  ${file}`), ''].join('\n');
  return `${signed ? w.whole(run) : w.unsigned(run)}\n`;
}
