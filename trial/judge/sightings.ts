import type { Platform } from '../../config/platforms/platform.ts';
import type { Config } from '../../config/load.ts';
import { awaitRetest } from '../../records/defects/await-retest.ts';
import { MACHINE } from '../../records/defects/machine.ts';
import { defectsOf, findDefect } from '../../records/defects/read.ts';
import { see } from '../../records/defects/see.ts';
import { sightingOfRun } from '../../records/defects/sighting.ts';
import { isAllowed } from '../../records/defects/transitions.ts';
import type { CaseRecord } from '../../records/runs/case.ts';
import type { DefectRecord } from '../../records/defects/defect.ts';
import type { LoadRecord } from '../../records/runs/load.ts';
import type { RunStart } from '../../records/runs/runs.ts';
import type { Store } from '../../records/store/store.ts';
import { write } from '../../records/store/transaction.ts';
import type { Note } from '../../words/said/said.ts';
import { hasPassed, passedThresholds } from '../load/ids.ts';
import { findings } from './defects.ts';
import { judgePages } from './pages.ts';

/** Ids of the cases and thresholds that passed: what a defect's retest is looked up by. */
export function passedIds(
  cases: CaseRecord[],
  loads: LoadRecord[],
  platforms: readonly Platform[],
): Set<string> {
  const passed = cases.filter((one) => one.verdict === 'pass' && !one.flaky).map((one) => one.id);
  const pages = platforms
    .flatMap((one) => judgePages(one, cases))
    .flatMap(({ proof }) => (proof.verdict === 'pass' ? [proof.ref] : []));
  return new Set([...passed, ...loads.flatMap(passedThresholds), ...pages]);
}

/**
 * Matches this run's failures to the defects of the target, and marks those whose case now passes as ready for
 * retest. Nothing is closed here: only a passing retest of the same case does that.
 * @returns every defect of the target on the run's platforms
 */
export async function sightFindings(
  store: Store,
  config: Config,
  start: RunStart,
  cases: CaseRecord[],
  loads: LoadRecord[],
): Promise<DefectRecord[]> {
  const { plan, platforms, target } = config;
  for (const platform of platforms) {
    const reportedBy: Note = { code: 'found-by-run', run: start.id };
    const context = { plan, platform, reportedBy };
    const ofPlatform = <T extends { platform: string }>(all: T[]) =>
      all.filter((one) => one.platform === platform.slug);
    for (const found of findings(context, ofPlatform(cases), ofPlatform(loads)))
      await write(store, (db) => see(db, target.name, sightingOfRun(start.id), found));
  }
  const passed = passedIds(cases, loads, platforms);
  const slugs = new Set(platforms.map((one) => one.slug));
  const all = (await defectsOf(store, target.name)).filter((one) => slugs.has(one.platform));
  const marked: DefectRecord[] = [];
  for (const one of all)
    marked.push(hasPassed(one, passed) ? await markSolved(store, one.id, start.id) : one);
  return marked;
}

/** One that waits for its retest already, or is closed, stays as it is. */
function markSolved(store: Store, id: string, runId: string): Promise<DefectRecord> {
  return write(store, async (db) => {
    const { defect } = await findDefect(db, id);
    if (!isAllowed(defect.state, 'retest')) return defect;
    const note: Note = { code: 'case-passes', run: runId };
    return awaitRetest(db, id, { at: new Date().toISOString(), actor: MACHINE, note });
  });
}
