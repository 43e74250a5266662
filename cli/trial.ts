import { Command } from 'commander';
import { loadConfig, type Config } from '../config/load.ts';
import type { TrialReport } from '../records/runs/report.ts';
import { openStore } from '../records/store/store.ts';
import { formatNames } from '../reports/index.ts';
import type { Lang } from '../words/text.ts';
import { withSettings } from '../suites/settings.ts';
import { conclusion } from './conclusion.ts';
import { exitCodeOf } from './exit.ts';
import { UsageError } from './explain.ts';
import { expression, faultList, language, list, remoteWriteOption, shard, whole } from './flags.ts';
import { outFolder, storeFile } from './place.ts';
import { ownProfiles, profilesNamed } from './profiles.ts';
import { resumed } from './resume.ts';
import { newRun, session } from './session.ts';

interface Flags {
  root: string;
  target: string;
  platform: string[];
  profile: string[];
  load: boolean;
  grep?: string;
  shard?: string;
  resume?: string;
  seed?: number;
  fault: string[];
  format: string[];
  overrideWindow?: string;
  draft?: boolean;
  remoteWrite?: string;
  lang: Lang;
  json?: boolean;
}

export function trialCommand(): Command {
  return new Command('trial')
    .description('drive the platforms, judge every requirement, write the report')
    .option('--target <name-or-file>', 'a target of config/targets, or a YAML file', 'sandbox')
    .option('--platform <slugs>', 'only these platforms', list, [])
    .option('--profile <names>', "load profiles to run instead of the target's own", list, [])
    .option('--no-load', 'leave the load out: what it proves stays not-run')
    .option('--grep <expression>', 'only cases whose title or tag matches', expression)
    .option('--shard <i/n>', 'only this part of the cases', shard)
    .option('--resume <run-id>', 'go on with a run that was stopped')
    .option('--seed <number>', 'seed of the sandbox', whole)
    .option(
      '--fault <ids>',
      'faults to switch on in the sandbox; refused for any other target',
      list,
      [],
    )
    .option('--format <names>', `only these documents (${formatNames().join(', ')})`, list, [])
    .addOption(remoteWriteOption())
    .option('--override-window <reason>', "load on a live target outside the plan's window")
    .option('--draft', 'judge without opening defects, for a first look at a product: never a go')
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--json', 'print the verdict as JSON on stdout')
    .action(async (flags: Flags) => {
      const report = await trial(flags);
      if (flags.json) process.stdout.write(`${JSON.stringify(report)}\n`);
      else process.stdout.write(conclusion(report, outFolder(), flags.lang));
      process.exitCode = exitCodeOf(report.decision);
    });
}

async function trial(flags: Flags): Promise<TrialReport> {
  const unknown = flags.format.filter((name) => !formatNames().includes(name));
  if (unknown.length > 0)
    throw new UsageError(
      `unknown format ${unknown.join(', ')}; there are ${formatNames().join(', ')}`,
    );
  const config = await withSettings(flags.root, () =>
    loadConfig({
      root: flags.root,
      target: flags.target,
      ...(flags.platform.length > 0 ? { platforms: flags.platform } : {}),
      env: process.env,
    }),
  );
  const faults = await faultList(flags.fault, config);
  const store = await openStore(storeFile());
  try {
    const { grep, shard: part, seed, draft = false } = flags;
    const profiles = profilesOf(flags, config);
    const start = flags.resume
      ? await resumed(store, config, flags.resume)
      : newRun(config, {
          ...{ profiles, faults, draft },
          ...{ grep: grep ?? null, shard: part ?? null, seed: seed ?? null },
        });
    return await session(config, store, start, {
      resume: flags.resume !== undefined,
      lang: flags.lang,
      ...(flags.format.length > 0 ? { formats: flags.format } : {}),
      ...(flags.overrideWindow ? { override: flags.overrideWindow } : {}),
      ...(flags.remoteWrite ? { remoteWrite: flags.remoteWrite } : {}),
    });
  } finally {
    await store.destroy();
  }
}

function profilesOf(flags: Flags, config: Config): string[] {
  if (!flags.load) return [];
  return flags.profile.length === 0 ? ownProfiles(config) : profilesNamed(flags.profile, config);
}
