import { Command } from 'commander';
import { loadConfig, type Config } from '../config/load.ts';
import type { TrialReport } from '../records/model.ts';
import { NoSuchRun } from '../records/errors.ts';
import { findRun } from '../records/runs.ts';
import { openStore } from '../records/store.ts';
import { formatNames, type Lang } from '../reports/index.ts';
import { withSettings } from '../suites/settings.ts';
import { conclusion } from './conclusion.ts';
import { exitCodeOf } from './exit.ts';
import { UsageError } from './explain.ts';
import { faultList, language, list, remoteWriteOption, shard, whole } from './flags.ts';
import { outFolder, root, storeFile } from './place.ts';
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
    .option('--grep <expression>', 'only cases whose title or tag matches')
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
    .option('--lang <language>', 'vi or en', language, 'vi')
    .option('--root <folder>', 'folder that holds config/ and suites/', root)
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
    const resumed = flags.resume ? await findRun(store, flags.resume) : undefined;
    if (flags.resume && !resumed) throw new NoSuchRun(flags.resume);
    if (resumed && resumed.target !== config.target.name)
      throw new UsageError(
        `run ${resumed.id} was on ${resumed.target}, not on ${config.target.name}`,
      );
    const { grep, shard: part, seed } = flags;
    const profiles = profilesOf(flags, config);
    const start =
      resumed ??
      newRun(config, {
        profiles,
        grep: grep ?? null,
        shard: part ?? null,
        faults,
        seed: seed ?? null,
      });
    return await session(config, store, start, {
      resume: resumed !== undefined,
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
  if (flags.profile.length === 0) return config.target.load.profiles;
  const known = new Set(config.platforms.flatMap((one) => Object.keys(one.load)));
  const unknown = flags.profile.filter((name) => !known.has(name));
  if (unknown.length > 0)
    throw new UsageError(
      `unknown load profile ${unknown.join(', ')}; there are ${[...known].join(', ')}`,
    );
  return flags.profile;
}
