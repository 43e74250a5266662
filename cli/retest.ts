import { Command } from 'commander';
import { loadConfig, type Config } from '../config/load.ts';
import { confirmAlertEnd, isOfAlert } from '../records/defects/confirm-alert.ts';
import { MACHINE } from '../records/defects/machine.ts';
import { findDefect } from '../records/defects/read.ts';
import { checkRetestable, checkTarget, concludeRetest } from '../records/defects/retest.ts';
import { AlertFiring } from '../records/errors.ts';
import type { DefectRecord } from '../records/defects/defect.ts';
import type { Verdict } from '../words/scales/verdict.ts';
import { openStore, type Store } from '../records/store/store.ts';
import { write } from '../records/store/transaction.ts';
import type { Sight } from '../words/said/said.ts';
import type { Lang } from '../words/text.ts';
import { listWording } from './wording/lists.ts';
import { withSettings } from '../suites/settings.ts';
import { retestSubject, retestVerdict } from '../trial/judge/retest.ts';
import { exitCodes } from './exit.ts';
import { faultList, language, list, whole } from './flags.ts';
import { storeFile } from './place.ts';
import { probeOf, retestProbe } from './retest-probe.ts';
import { newRun, session } from './session.ts';

interface Flags {
  root: string;
  by: string;
  target?: string;
  seed?: number;
  fault: string[];
  lang: Lang;
}

export function retestCommand(): Command {
  return new Command('retest')
    .description('run the case of a defect again: a pass closes it, a failure reopens it')
    .argument('<defect>', 'number of the defect, like LOI-0001')
    .option('--by <name>', 'who confirms the result', MACHINE)
    .option(
      '--target <name-or-file>',
      'the YAML file of its target, where that is not in config/targets',
    )
    .option('--seed <number>', 'seed of the sandbox', whole)
    .option('--fault <ids>', 'faults to switch on in the sandbox', list, [])
    .option('--lang <language>', 'vi or en', language, 'vi')
    .action(async (id: string, flags: Flags) => {
      const store = await openStore(storeFile());
      try {
        process.exitCode = await retest(store, id, flags);
      } finally {
        await store.destroy();
      }
    });
}

async function retest(store: Store, id: string, flags: Flags): Promise<number> {
  const { target, defect } = await findDefect(store, id);
  checkRetestable(defect);
  if (isOfAlert(defect)) return confirmAlert(store, id, flags);
  const config = await withSettings(flags.root, () =>
    loadConfig({
      root: flags.root,
      target: flags.target ?? target,
      platforms: [defect.platform],
      env: process.env,
    }),
  );
  checkTarget(id, target, config.target.name);
  const { verdict, where } = await runAgain(store, config, defect, flags);
  const at = new Date().toISOString();
  await write(store, (db) => concludeRetest(db, id, { at, by: flags.by, verdict, where }));
  return tell(id, config, verdict, flags.lang);
}

/** @returns what ran and what it came to */
async function runAgain(
  store: Store,
  config: Config,
  defect: DefectRecord,
  flags: Flags,
): Promise<{ verdict: Verdict; where: Sight }> {
  const faults = await faultList(flags.fault, config);
  const probe = probeOf(defect);
  if (probe !== null) {
    const place = {
      root: flags.root,
      target: flags.target ?? config.target.name,
      faults,
      lang: flags.lang,
    };
    return { verdict: await retestProbe(probe, place), where: { by: 'probe', id: probe } };
  }
  const { profiles, ...chosen } = await retestSubject(store, defect);
  const start = newRun(config, { profiles, faults, seed: flags.seed ?? null });
  const report = await session(config, store, start, {
    ...chosen,
    formats: ['json'],
    lang: flags.lang,
  });
  return { verdict: retestVerdict(report, defect), where: { by: 'run', id: start.id } };
}

function tell(id: string, config: Config, verdict: Verdict, lang: Lang): number {
  const w = listWording(lang).retest;
  const say = (text: string) => process.stdout.write(`${id}: ${text}\n`);
  if (verdict === 'pass') {
    say(w.pass(config.target.title[lang]));
    return exitCodes.success;
  }
  if (verdict === 'fail') {
    say(w.fail);
    return exitCodes.noGo;
  }
  say(w.undecided);
  return exitCodes.undecided;
}

async function confirmAlert(store: Store, id: string, { by, lang }: Flags): Promise<number> {
  const w = listWording(lang).retest;
  const at = new Date().toISOString();
  try {
    await write(store, (db) => confirmAlertEnd(db, id, { at, by }));
  } catch (error) {
    if (!(error instanceof AlertFiring)) throw error;
    process.stdout.write(`${id}: ${w.alertFires}\n`);
    return exitCodes.noGo;
  }
  process.stdout.write(`${id}: ${w.alertOver(by)}\n`);
  return exitCodes.success;
}
