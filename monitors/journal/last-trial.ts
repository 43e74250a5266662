import type { TrialReport } from '../../records/runs/report.ts';
import { findRun, listRuns, reportOf } from '../../records/runs/runs.ts';
import type { Store } from '../../records/store/store.ts';
import type { Family } from '../exposition/exposition.ts';
import { gauge } from '../exposition/family.ts';

/** Runs that are looked through for one that counts. */
const NEWEST = 50;

/**
 * Metrics of the last trial that ended: on the monitor's own target, or on any that is no stand-in. A part of one (some
 * cases, a shard) is no trial. Read again only when there is a newer one.
 */
export class LastTrial {
  readonly #store: Store;
  #known: { run: string; families: Family[] } | undefined;
  /** Runs that do not count, so that their reports are not read again. */
  readonly #others = new Set<string>();

  constructor(store: Store) {
    this.#store = store;
  }

  async families(target: string): Promise<Family[]> {
    const runs = (await listRuns(this.#store)).filter(({ endedAt }) => endedAt !== null);
    for (const { id } of runs.slice(0, NEWEST)) {
      if (id === this.#known?.run) return this.#known.families;
      if (this.#others.has(id)) continue;
      const start = await findRun(this.#store, id);
      const isWhole = start !== undefined && start.grep === null && start.shard === null;
      const report = isWhole ? await reportOf(this.#store, id) : undefined;
      const counts =
        report !== undefined &&
        report.platforms.length > 0 &&
        (report.target.name === target || report.target.kind !== 'sandbox');
      if (!counts) {
        this.#others.add(id);
        continue;
      }
      this.#known = { run: id, families: familiesOfReport(report) };
      return this.#known.families;
    }
    return [];
  }
}

function familiesOfReport({ platforms, decision, run, target }: TrialReport): Family[] {
  return [
    gauge(
      'nghiemthu_requirement_verdict',
      'The verdict of each requirement in the last trial',
      platforms.flatMap(({ slug, requirements }) =>
        requirements.map(({ id, verdict }) => [{ platform: slug, requirement: id, verdict }, 1]),
      ),
    ),
    gauge('nghiemthu_gate_decision', 'The decision of the last trial', [
      ...platforms.map(({ slug, decision: own }): [Record<string, string>, number] => [
        { platform: slug, decision: own },
        1,
      ]),
      [{ platform: 'all', decision }, 1],
    ]),
    gauge(
      'nghiemthu_load_threshold_ok',
      'Whether each threshold of the last load run held; absent where nothing was measured',
      platforms.flatMap(({ slug, load }) =>
        load.flatMap(({ profile, thresholds }) =>
          thresholds
            .filter(({ ok, samples }) => ok !== null && samples > 0)
            .map(({ metric, expression, ok }): [Record<string, string>, number] => [
              { platform: slug, profile, metric, expression },
              ok === true ? 1 : 0,
            ]),
        ),
      ),
    ),
    gauge('nghiemthu_trial_timestamp_seconds', 'When the last trial ended, in unixtime', [
      [{ target: target.name }, Date.parse(run.endedAt) / 1_000],
    ]),
  ];
}
