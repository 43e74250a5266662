import type { Lang } from '../words/text.ts';
import { listWording } from './wording/lists.ts';
import { Command } from 'commander';
import { loadConfig } from '../config/load.ts';
import type { LoadRecord } from '../records/runs/load.ts';
import type { Verdict } from '../words/scales/verdict.ts';
import { openStore } from '../records/store/store.ts';
import { number } from '../reports/figures.ts';
import { withSettings } from '../suites/settings.ts';
import { measuredWords, thresholdWords } from '../trial/load/words.ts';
import { exitCodes } from './exit.ts';
import { faultList, list, whole, remoteWriteOption, language } from './flags.ts';
import { storeFile } from './place.ts';
import { profilesNamed } from './profiles.ts';
import { newRun, session } from './session.ts';

interface Flags {
  root: string;
  target: string;
  platform: string[];
  seed?: number;
  fault: string[];
  overrideWindow?: string;
  remoteWrite?: string;
  lang: Lang;
  json?: boolean;
}

export function loadCommand(): Command {
  return new Command('load')
    .description('run load profiles alone and judge their thresholds')
    .argument('<profiles...>', 'names of load profiles')
    .option('--target <name-or-file>', 'a target of config/targets, or a YAML file', 'sandbox')
    .option('--platform <slugs>', 'only these platforms', list, [])
    .option('--seed <number>', 'seed of the sandbox', whole)
    .option('--fault <ids>', 'faults to switch on in the sandbox', list, [])
    .addOption(remoteWriteOption())
    .option('--override-window <reason>', "load on a live target outside the plan's window")
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print the results as JSON on stdout')
    .action(async (profiles: string[], flags: Flags) => {
      const config = await withSettings(flags.root, () =>
        loadConfig({
          ...{ root: flags.root, target: flags.target, env: process.env },
          ...(flags.platform.length > 0 ? { platforms: flags.platform } : {}),
        }),
      );
      const wanted = profilesNamed(profiles, config);
      const faults = await faultList(flags.fault, config);
      const store = await openStore(storeFile());
      try {
        const start = newRun(config, {
          ...{ profiles: wanted, faults, seed: flags.seed ?? null },
        });
        const report = await session(config, store, start, {
          only: [],
          lang: flags.lang,
          ...(flags.overrideWindow ? { override: flags.overrideWindow } : {}),
          ...(flags.remoteWrite ? { remoteWrite: flags.remoteWrite } : {}),
        });
        const loads = report.platforms.flatMap((one) => one.load);
        process.stdout.write(flags.json ? `${JSON.stringify(loads)}\n` : table(loads, flags.lang));
        process.exitCode = exitCodeOf(loads, wanted.length);
      } finally {
        await store.destroy();
      }
    });
}

function exitCodeOf(loads: LoadRecord[], wanted: number): number {
  const is = (verdict: Verdict) => loads.some((one) => one.verdict === verdict);
  if (is('fail')) return exitCodes.noGo;
  if (loads.length < wanted || is('blocked') || is('not-run')) return exitCodes.undecided;
  return exitCodes.success;
}

function table(loads: LoadRecord[], lang: Lang): string {
  const w = listWording(lang).load;
  return loads
    .map((load) => {
      const rows = load.thresholds.map((one) => {
        const what = thresholdWords(one)[lang];
        return `  ${w.mark(one.ok).padEnd(10)} ${what}: ${measuredWords(one)[lang]} (${w.samples(one.samples)})`;
      });
      const why = load.reason ? [`  ${load.reason[lang]}`] : [];
      const head = `${load.title[lang]} (${w.rate(number(load.throughput, lang))})`;
      return [head, ...why, ...rows, ''].join('\n');
    })
    .join('\n');
}
