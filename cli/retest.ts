import { Command } from 'commander';
import { loadConfig, type Config } from '../config/load.ts';
import { findDefect, moveDefect } from '../records/defects.ts';
import type { CaseRecord, DefectRecord, TrialReport, Verdict } from '../records/model.ts';
import { casesOf } from '../records/runs.ts';
import { openStore, type Store } from '../records/store.ts';
import { withSettings } from '../suites/settings.ts';
import { thresholdVerdict } from '../trial/judge/requirements.ts';
import { exitCodes } from './exit.ts';
import { UsageError } from './explain.ts';
import { faultList, list, whole } from './flags.ts';
import { storeFile } from './place.ts';
import { probeOf, retestProbe } from './retest-probe.ts';
import { newRun, session } from './session.ts';
import { isOf, profileOf } from '../trial/load/ids.ts';

interface Flags {
  root: string;
  by: string;
  target?: string;
  seed?: number;
  fault: string[];
}

export function retestCommand(): Command {
  return new Command('retest')
    .description('run the case of a defect again: a pass closes it, a failure reopens it')
    .argument('<defect>', 'number of the defect, like LOI-0001')
    .option('--by <name>', 'who confirms the result', 'nghiemthu')
    .option(
      '--target <name-or-file>',
      'the YAML file of its target, where that is not in config/targets',
    )
    .option('--seed <number>', 'seed of the sandbox', whole)
    .option('--fault <ids>', 'faults to switch on in the sandbox', list, [])
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
  if (defect.state === 'closed') throw new UsageError(`${id} is closed already`);
  if (defect.caseId.startsWith('alert:')) return confirmAlert(store, defect, flags.by);
  const config = await withSettings(flags.root, () =>
    loadConfig({
      root: flags.root,
      target: flags.target ?? target,
      platforms: [defect.platform],
      env: process.env,
    }),
  );
  if (config.target.name !== target)
    throw new UsageError(`${id} was found on ${target}, not on ${config.target.name}`);
  const faults = await faultList(flags.fault, config);
  const probe = probeOf(defect);
  if (probe !== null) {
    const where = { root: flags.root, target: flags.target ?? target, faults };
    const verdict = await retestProbe(probe, where);
    return conclude(store, config, defect, verdict, `điểm kiểm tra ${probe}`, flags.by);
  }
  const { profiles, ...chosen } = await subject(store, defect);
  const start = newRun(config, { profiles, faults, seed: flags.seed ?? null });
  const report = await session(config, store, start, { ...chosen, formats: ['json'] });
  const verdict = verdictOf(report, defect);
  return conclude(store, config, defect, verdict, `đợt chạy ${start.id}`, flags.by);
}

/** An alert has no case to run: once Alertmanager has said that it is over, somebody confirms it by name. */
async function confirmAlert(store: Store, defect: DefectRecord, by: string): Promise<number> {
  if (defect.state !== 'retest') {
    process.stdout.write(`${defect.id}: cảnh báo vẫn đang bật, lỗi vẫn mở\n`);
    return exitCodes.noGo;
  }
  if (by === 'nghiemthu')
    throw new UsageError(
      `${defect.id} was opened by an alert: name who confirms its end with --by`,
    );
  const retestResult = 'Cảnh báo đã hết';
  const at = new Date().toISOString();
  const line = { at, actor: by, state: 'closed' as const, note: retestResult };
  await moveDefect(store, defect.id, line, { retestResult, confirmedBy: by });
  process.stdout.write(`${defect.id}: cảnh báo đã hết, ${by} xác nhận, lỗi được đóng\n`);
  return exitCodes.success;
}

/** What has to run again: the defect's case as it was, or its load profile. */
async function subject(
  store: Store,
  defect: DefectRecord,
): Promise<{ only?: CaseRecord[]; profiles: string[] }> {
  // Pages are watched by every case.
  if (defect.caseId.startsWith('pages:')) return { profiles: [] };
  const profile = profileOf(defect);
  if (profile) return { only: [], profiles: [`${defect.platform}/${profile}`] };
  const cases = await casesOf(store, defect.lastRun);
  const found = cases.find((one) => one.id === defect.caseId);
  if (!found) throw new UsageError(`run ${defect.lastRun} has no case ${defect.caseId} any more`);
  return { only: [found], profiles: [] };
}

function verdictOf(report: TrialReport, defect: DefectRecord): Verdict {
  const ran = report.cases.find((one) => one.id === defect.caseId);
  if (ran) return ran.flaky ? 'blocked' : ran.verdict;
  const threshold = report.platforms
    .flatMap((one) => one.load)
    .flatMap((load) => load.thresholds.filter((one) => isOf(defect, load, one)))[0];
  if (threshold) return thresholdVerdict(threshold);
  const proofs = report.platforms.flatMap((one) => one.requirements.flatMap(({ proof }) => proof));
  return proofs.find(({ ref }) => ref === defect.caseId)?.verdict ?? 'not-run';
}

async function conclude(
  store: Store,
  config: Config,
  defect: DefectRecord,
  verdict: Verdict,
  where: string,
  by: string,
): Promise<number> {
  const at = new Date().toISOString();
  const say = (text: string) => process.stdout.write(`${defect.id}: ${text}\n`);
  if (verdict === 'pass') {
    const retestResult = `Đạt ở ${where}`;
    const line = { at, actor: by, state: 'closed' as const, note: retestResult };
    await moveDefect(store, defect.id, line, { retestResult, confirmedBy: by });
    say(`kiểm tra lại đạt trên ${config.target.title.vi}, lỗi được đóng`);
    return exitCodes.success;
  }
  if (verdict === 'fail') {
    say('kiểm tra lại không đạt, lỗi vẫn mở');
    // Where it was thought solved, this run has reopened it already; the history tells of the retest in any case.
    const { defect: now } = await findDefect(store, defect.id);
    const note = `Kiểm tra lại không đạt ở ${where}`;
    await moveDefect(store, defect.id, { at, actor: by, state: now.state, note });
    return exitCodes.noGo;
  }
  say('chưa kiểm tra lại được, trạng thái giữ nguyên');
  return exitCodes.undecided;
}
