import { loadMonitors } from '../config/monitoring/load.ts';
import { Monitor } from '../monitors/monitor.ts';
import type { DefectRecord } from '../records/defects/defect.ts';
import type { Verdict } from '../words/scales/verdict.ts';
import { knownChromium } from '../setup/chromium.mjs';
import { startSandbox } from '../trial/sandbox.ts';
import { wordsOf } from '../words/said/in-words/index.ts';
import type { Lang } from '../words/text.ts';
import { UsageError } from './explain.ts';
import { evidenceFolder, version } from './place.ts';
import { stopOnSignals } from './signals.ts';

/** Where a defect that a probe found is looked at again. */
export interface ProbeRetest {
  root: string;
  target: string;
  /** Faults to switch on in the sandbox. */
  faults: string[];
  lang: Lang;
}

/** The probe that found a defect; null where something else did. */
export function probeOf({ caseId }: DefectRecord): string | null {
  return /^monitor:[^:]+:(.+)$/.exec(caseId)?.[1] ?? null;
}

/**
 * Looks again with the probe that found the defect, as often as an incident needs successes to close: one failure is
 * a failure.
 * @throws {UsageError} for a probe that is no longer configured
 */
export async function retestProbe(probe: string, where: ProbeRetest): Promise<Verdict> {
  const { root, target, faults, lang } = where;
  const stop = stopOnSignals();
  const read = (addresses?: Record<string, string>) =>
    loadMonitors({ root, target, env: process.env, addresses });
  const standIns = read().target.managed
    ? await startSandbox({ root, seed: 1, faults, stop })
    : null;
  const monitor = new Monitor({
    load: () => read(standIns?.addresses),
    version: version(),
    journeys: { chromium: knownChromium()?.path ?? null, evidence: evidenceFolder() },
  });
  try {
    const watched = monitor.watched.find(({ name }) => name === probe);
    if (watched === undefined)
      throw new UsageError(`the probe ${probe} is no longer in the configuration`);
    for (let look = 0; look < monitor.config.monitors.judging.recover; look++) {
      const { outcome, why } = await monitor.look(watched);
      if (outcome !== 'success')
        process.stderr.write(
          `${probe}: ${monitor.config.secrets.mask(why === undefined ? outcome : wordsOf(why, lang))}\n`,
        );
      if (outcome === 'failure') return 'fail';
      if (outcome !== 'success') return 'blocked';
    }
    return 'pass';
  } finally {
    await monitor.stop();
    await standIns?.stop();
  }
}
