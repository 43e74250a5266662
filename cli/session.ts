import { randomBytes } from 'node:crypto';
import type { Config } from '../config/load.ts';
import type { CaseRecord } from '../records/runs/case.ts';
import type { TrialReport } from '../records/runs/report.ts';
import type { RunStart } from '../records/runs/runs.ts';
import { openStore, type Store } from '../records/store/store.ts';
import { readyReports, writeReports } from '../reports/index.ts';
import type { Lang } from '../words/text.ts';
import { knownChromium } from '../setup/chromium.mjs';
import { knownK6 } from '../setup/k6.mjs';
import { groundOf } from '../trial/ground.ts';
import { quietly, type Progress } from '../trial/progress.ts';
import { runTrial } from '../trial/run.ts';
import { outFolder, playwrightVersion, storeFile, version } from './place.ts';
import { screen } from './screen.ts';
import { stopOnSignals } from './signals.ts';

/** What a run is about; the rest of its start is made here. */
export type Wanted = Partial<Omit<RunStart, 'id' | 'startedAt' | 'target' | 'platforms'>>;

export function newRun(config: Config, wanted: Wanted): RunStart {
  const startedAt = new Date().toISOString();
  const seed = config.target.kind === 'sandbox' ? (wanted.seed ?? 1) : null;
  return {
    id: `${startedAt.replace(/\D/g, '').slice(0, 14)}-${randomBytes(2).toString('hex')}`,
    startedAt,
    target: config.target.name,
    platforms: config.platforms.map((one) => one.slug),
    profiles: wanted.profiles ?? [],
    grep: wanted.grep ?? null,
    shard: wanted.shard ?? null,
    seed,
    faults: wanted.faults ?? [],
    ground: groundOf(config, version(), { seed, faults: wanted.faults ?? [] }),
    ...(wanted.draft ? { draft: true } : {}),
  };
}

/** Runs a trial with the parts of this machine, showing it on the terminal until its end. */
export async function session(
  config: Config,
  store: Store,
  start: RunStart,
  more: {
    resume?: boolean;
    only?: CaseRecord[];
    formats?: string[];
    override?: string;
    remoteWrite?: string;
    lang?: Lang;
  } = {},
): Promise<TrialReport> {
  const display = screen(more.lang ?? 'vi');
  const chromium = knownChromium();
  try {
    display.begin(start, config);
    return await runTrial({
      ...{ config, store, start, outFolder: outFolder(), reopen: () => openStore(storeFile()) },
      resume: more.resume ?? false,
      ...(more.only ? { only: more.only } : {}),
      ...(more.override ? { override: more.override } : {}),
      ...(more.remoteWrite ? { remoteWrite: more.remoteWrite } : {}),
      tell: (report, folder) =>
        writeReports(report, folder, {
          lang: more.lang ?? 'vi',
          ...(more.formats ? { formats: more.formats } : {}),
          ...(chromium ? { browserPath: chromium.path } : {}),
        }),
      parts: { chromium, k6: knownK6() },
      ...{ version: version(), playwright: playwrightVersion() },
      stop: stopOnSignals(),
      progress: quietly({ ...display.progress, ...readying(display.progress, more.formats) }),
    });
  } finally {
    display.end();
  }
}

/**
 * Reads the parts of reports when a processor has nothing else to do: while the last case or a load run is waited for. A
 * part that cannot be read is reported when a report needs it.
 */
function readying(progress: Partial<Progress>, formats: string[] | undefined): Partial<Progress> {
  let left = Infinity;
  let isReady = false;
  const ready = () => {
    if (!isReady) readyReports(formats).catch(() => undefined);
    isReady = true;
  };
  return {
    planned(total) {
      left = total;
      progress.planned?.(total);
    },
    acknowledged(record) {
      progress.acknowledged?.(record);
      left -= 1;
      if (left === 1) ready();
    },
    stage(stage, detail) {
      progress.stage?.(stage, detail);
      if (stage === 'load' || stage === 'judge') ready();
    },
  };
}
