import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { Command, InvalidArgumentError } from 'commander';
import { loadConfig } from '../config/load.ts';
import type { Config } from '../config/load.ts';
import { readEquivalents } from '../config/platforms/mutants.ts';
import { ConfigError, inOrder } from '../config/reading/faults.ts';
import type { Fault } from '../config/reading/faults.ts';
import { Duration, milliseconds } from '../config/reading/values.ts';
import type { Lang } from '../words/text.ts';
import { knownChromium } from '../setup/chromium.mjs';
import { withSettings } from '../suites/settings.ts';
import { mutate } from '../trial/mutate/mutate.ts';
import { mutantsPage } from '../trial/mutate/tell/page.ts';
import { cleanLine, rowLine, summary } from '../trial/mutate/tell/lines.ts';
import { resultOf } from '../trial/mutate/tell/result.ts';
import type { MutantsResult } from '../trial/mutate/tell/result.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { language, list, whole } from './flags.ts';
import { outFolder, version } from './place.ts';
import { print } from './print.ts';
import { stopOnSignals } from './signals.ts';

interface Flags {
  root: string;
  target: string;
  platform: string[];
  count: number;
  seed: number;
  only: string[];
  jobs: number;
  least: number;
  budget?: number;
  anew?: boolean;
  lang: Lang;
  json?: boolean;
}

export function mutateCommand(): Command {
  return new Command('mutate')
    .description('how much would the suites notice? spoils one kind of answer after the other')
    .option('--target <name-or-file>', 'a target that permits it, never a live one', 'sandbox')
    .option('--platform <slugs>', 'only these platforms', list, [])
    .option('--count <number>', 'how many mutants', whole, 100)
    .option('--seed <number>', 'chooses the mutants, and the data of the sandbox', whole, 1)
    .option('--only <ids>', 'these mutants alone, again where they were tried', list, [])
    .option('--budget <duration>', 'begins no mutant after this time, like 30m', duration)
    .option('--jobs <number>', 'mutants at the same time', whole, 2)
    .option('--least <percent>', 'how many must be seen for exit code 0', whole, 90)
    .option('--anew', 'forget what was found before with this target, platforms and seed')
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print mutants.json on stdout')
    .addHelpText(
      'after',
      '\nStopped by Ctrl-C or a kill, the same command goes on where it was.' +
        '\nExit codes: 0 enough seen, 1 too few, 2 not all were tried, 3 wrong usage or configuration.',
    )
    .action(async (flags: Flags) => {
      const result = await mutation(flags);
      if (flags.json) print(JSON.stringify(result));
      process.exitCode = exitOf(result, flags.least);
    });
}

function duration(value: string): number {
  const read = Duration.safeParse(value);
  if (!read.success) throw new InvalidArgumentError('expected a duration like 30s, 30m or 2h.');
  return milliseconds(read.data);
}

async function mutation(flags: Flags): Promise<MutantsResult> {
  const { root, target, platform, seed, count, only, jobs, lang } = flags;
  const config = await withSettings(root, () =>
    loadConfig({
      ...{ root, target, env: process.env },
      ...(platform.length > 0 ? { platforms: platform } : {}),
    }),
  );
  const faults: Fault[] = [];
  const slugs = config.platforms.map(({ slug }) => slug);
  const equivalents = readEquivalents(root, slugs, faults);
  if (faults.length > 0) throw new ConfigError(inOrder(faults));
  const chromium = knownChromium()?.path;
  if (chromium === undefined)
    throw new UsageError('there is no Chromium; "nghiemthu doctor --install" gets it');
  const folder = path.join(outFolder(), ['mutants', config.target.name, ...slugs, seed].join('-'));
  const say = (line: string) => process.stderr.write(`${line}\n`);
  const mutated = await mutate({
    ...{ config, equivalents, version: version(), chromium, folder, seed, count, only, jobs },
    ...{ budgetMs: flags.budget ?? null, anew: flags.anew ?? false, stop: stopOnSignals() },
    told: {
      stage: (stage) => say(cleanLine(stage, lang)),
      clean: (clean, isKept) => say(cleanLine(clean, lang, isKept)),
      planned: () => undefined,
      tried: (row) => say(rowLine(row, lang)),
    },
  });
  const result = resultOf(mutated, { target: config.target.name, platforms: slugs, seed });
  if (only.length === 0) write(folder, result, config, lang);
  if (!flags.json) print([...summary(result, lang), path.relative(process.cwd(), folder)]);
  return result;
}

function write(folder: string, result: MutantsResult, config: Config, lang: Lang): void {
  const mask = (text: string) => config.secrets.mask(text);
  writeFileSync(path.join(folder, 'mutants.json'), mask(`${JSON.stringify(result, null, 2)}\n`));
  writeFileSync(path.join(folder, 'mutants.html'), mask(mutantsPage(result, lang)));
}

/** Never 0 where a mutant was not tried, or none could be judged. */
function exitOf({ score }: MutantsResult, least: number): number {
  if (score.notRun > 0 || score.percent === null) return exitCodes.undecided;
  return score.percent >= least ? exitCodes.success : exitCodes.noGo;
}
