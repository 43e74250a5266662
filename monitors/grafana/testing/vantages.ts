import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MonitorConfig } from '../../../config/monitoring/load.ts';
import type { Entry } from '../../journal/opinions.ts';
import type { IncidentUpdate } from '../../journal/recorder.ts';
import { Monitor } from '../../monitor.ts';
import { listen } from '../../server/server.ts';
import type { Listening } from '../../server/server.ts';
import type { Stage } from '../../../suites/stage/stage.ts';
import type { FigureName } from '../../../suites/stage/figure.ts';
import { FIGURES } from '../../../suites/stage/figure.ts';
import { findJourney } from '../../../suites/suite.ts';
import { chromium } from '../../testing/journeys.ts';

/** Tells what a meeting measures, too: two cores have no room for its three windows beside all else. */
const MEASURING = 'sign-in-vneid';

const measuring: typeof findJourney = async (platform, name) => {
  const walkable = await findJourney(platform, name);
  if (name !== MEASURING) return walkable;
  const walk = async (stage: Stage) => {
    await walkable.journey.walk(stage);
    const names = Object.keys(FIGURES) as FigureName[];
    for (const media of ['sound', 'picture'] as const)
      stage.measured(names.map((one) => ({ name: one, media, value: 0.1, limit: 1 })));
  };
  return { ...walkable, journey: { ...walkable.journey, walk } };
};

/** Monitors at several places that share one store, each serving its metrics on loopback. */
export class Vantages {
  readonly #folder = mkdtempSync(join(tmpdir(), 'vantages-'));
  readonly store = join(this.#folder, 'records.db');
  readonly #monitors: Monitor[] = [];
  readonly #listening = new Map<string, Listening>();
  /** Turns that each probe took and that judged, by vantage and probe. */
  readonly #turns = new Map<string, number>();
  readonly #down = new Set<string>();
  readonly #incidents: IncidentUpdate[] = [];
  #isMaintained = false;

  async start(names: readonly string[], load: (name: string) => MonitorConfig): Promise<void> {
    for (const name of names) {
      const monitor = new Monitor({
        load: () => this.#withMaintenance(load(name)),
        ...{ version: '0.1.0', store: this.store },
        journeys: { chromium: chromium(), evidence: join(this.#folder, name), find: measuring },
        onKept: (entries, told) => this.#hear(entries, told),
      });
      this.#monitors.push(monitor);
      this.#listening.set(name, await listen(monitor, '127.0.0.1:0'));
      monitor.start();
    }
  }

  /** Where metrics are, by vantage. */
  get urls(): Record<string, string> {
    return Object.fromEntries([...this.#listening].map(([name, { url }]) => [name, url]));
  }

  /** Announces maintenance of all platforms in the configuration, and reloads it. */
  maintain(): void {
    this.#isMaintained = true;
    for (const monitor of this.#monitors) {
      const faults = monitor.reload();
      if (faults !== '') throw new Error(faults);
    }
  }

  /** Whether a probe, or each of them, has taken so many turns everywhere it is taken. */
  hasTaken(turns: number, probe?: string): boolean {
    return this.#monitors.every(({ watched, config }) =>
      watched
        .filter(({ name }) => probe === undefined || name === probe)
        .every(({ name }) => (this.#turns.get(`${config.monitors.vantage} ${name}`) ?? 0) >= turns),
    );
  }

  /** Whether an incident that the probe is part of came to this. */
  hasTold(probe: string, kind: IncidentUpdate['kinds'][number]): boolean {
    return this.#incidents.some(
      ({ probes, kinds }) => probes.includes(probe) && kinds.includes(kind),
    );
  }

  async stop(): Promise<void> {
    await Promise.all(this.#monitors.map((monitor) => monitor.stop()));
    await Promise.all([...this.#listening.values()].map((one) => one.close()));
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #hear(entries: readonly Entry[], told: readonly IncidentUpdate[]): void {
    for (const { vantage, probe, outcome, confirmed } of entries) {
      const key = `${vantage} ${probe}`;
      // The look that first confirms a failure belongs to the turn of the look before.
      const isSecond = confirmed && !this.#down.has(key);
      if (confirmed) this.#down.add(key);
      else if (outcome === 'success') this.#down.delete(key);
      const judged = outcome === 'success' || outcome === 'failure';
      if (judged && !isSecond) this.#turns.set(key, (this.#turns.get(key) ?? 0) + 1);
    }
    this.#incidents.push(...told);
  }

  #withMaintenance(config: MonitorConfig): MonitorConfig {
    if (this.#isMaintained)
      config.monitors.maintenance = [
        {
          ...{ platforms: 'all', reason: 'Nâng cấp máy chủ' },
          ...{ from: '2025-01-01T00:00', to: '2999-12-31T00:00' },
        },
      ];
    return config;
  }
}
