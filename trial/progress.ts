import type { CaseRecord } from '../records/runs/case.ts';
import type { HarnessFault } from '../records/runs/verdict.ts';
import type { LoadRecord } from '../records/runs/load.ts';
import type { TrialReport } from '../records/runs/report.ts';

/** What a trial tells while it runs. A listener that throws never sinks the run: it is called through `quietly`. */
export interface Progress {
  stage(
    stage: 'sandbox' | 'preflight' | 'suites' | 'load' | 'judge' | 'reports',
    detail: string,
  ): void;
  /** The suites are known: how many cases will run. */
  planned(total: number): void;
  started(id: string, title: string): void;
  /** A case is acknowledged: its result is in the store. */
  acknowledged(record: CaseRecord): void;
  loading(profile: string, plannedMs: number): void;
  loaded(record: LoadRecord): void;
  fault(fault: HarnessFault): void;
  preflight(checks: TrialReport['preflight']): void;
}

/** A broken screen is not a broken trial: what a listener throws is dropped. */
export function quietly(progress: Partial<Progress>): Progress {
  const call =
    <A extends unknown[]>(listener: ((...args: A) => void) | undefined) =>
    (...args: A) => {
      try {
        listener?.(...args);
      } catch {
        // e.g. EPIPE: the terminal is gone, the results are not
      }
    };
  return {
    stage: call(progress.stage?.bind(progress)),
    planned: call(progress.planned?.bind(progress)),
    started: call(progress.started?.bind(progress)),
    acknowledged: call(progress.acknowledged?.bind(progress)),
    loading: call(progress.loading?.bind(progress)),
    loaded: call(progress.loaded?.bind(progress)),
    fault: call(progress.fault?.bind(progress)),
    preflight: call(progress.preflight?.bind(progress)),
  };
}
