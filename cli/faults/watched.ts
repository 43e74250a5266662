import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { loadMonitors } from '../../config/monitoring/load.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';
import type { Entry } from '../../monitors/journal/opinions.ts';
import type { IncidentUpdate } from '../../monitors/journal/recorder.ts';
import { Monitor } from '../../monitors/monitor.ts';
import { knownChromium } from '../../setup/chromium.mjs';
import { startSandbox } from '../../trial/sandbox.ts';
import type { Sandbox } from '../../trial/sandbox.ts';
import type { SandboxFault } from '../flags.ts';

/** What watching a fault came to. */
export interface WatchedFault {
  fault: string;
  /** Incidents that opened while it was on. */
  incidents: number;
  /** Probes that were part of them. */
  probes: string[];
  /** Most turns that a probe which sees the fault took from its start until the incident. */
  turns: number;
  closed: boolean;
  ok: boolean;
}

/** So many turns may pass before an incident opens: the one under way when the fault began, and the next. */
const MOST_TURNS = 2;
/** A fault that so many turns did not see is not seen. */
const GIVE_UP_TURNS = 4;

/** Watches stand-ins with the shipped probes, more often than shipped, and switches one fault after the other. */
export class FaultWatch {
  readonly #sandbox: Sandbox;
  readonly #folder: string;
  readonly #monitor: Monitor;
  readonly #incidents: IncidentUpdate[] = [];
  readonly #turns = new Map<string, number>();
  #heard: () => void = () => undefined;

  private constructor(
    sandbox: Sandbox,
    folder: string,
    root: string,
    platforms: readonly string[],
  ) {
    this.#sandbox = sandbox;
    this.#folder = folder;
    this.#monitor = new Monitor({
      load: () => hastened(root, sandbox.addresses, platforms),
      version: '0',
      store: path.join(folder, 'records.db'),
      journeys: {
        chromium: knownChromium()?.path ?? null,
        evidence: path.join(folder, 'evidence'),
      },
      onKept: (entries, told) => this.#hear(entries, told),
    });
  }

  /** @param platforms whose probes look; all where none is named */
  static async open(
    root: string,
    stop: AbortSignal,
    platforms: readonly string[] = [],
  ): Promise<FaultWatch> {
    const wanted = platforms.map((slug) => ({ slug, addresses: [] }));
    const sandbox = await startSandbox({ root, seed: 1, faults: [], platforms: wanted, stop });
    const folder = await mkdtemp(path.join(tmpdir(), 'faults-'));
    const watch = new FaultWatch(sandbox, folder, root, platforms);
    watch.#monitor.start();
    return watch;
  }

  async close(): Promise<void> {
    await this.#monitor.stop();
    await this.#sandbox.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  /** Names of the probes that look. */
  get probes(): string[] {
    return this.#monitor.watched.map(({ name }) => name);
  }

  /** Incidents that are open although no fault is on. */
  get open(): string[] {
    return openOf(this.#incidents);
  }

  /** Waits until each probe has looked at the stand-ins as they are. */
  async settled(): Promise<void> {
    await this.#until(() => this.probes.every((name) => (this.#turns.get(name) ?? 0) > 0));
  }

  /** Switches a fault on until its incident opens, and off until it closes. */
  async see({
    id: fault,
    seenBy: seers = [],
    provoke,
    restore,
  }: SandboxFault): Promise<WatchedFault> {
    this.#incidents.length = 0;
    this.#turns.clear();
    const turns = () => Math.max(0, ...seers.map((name) => this.#turns.get(name) ?? 0));
    await this.#ask('PUT', `faults/${fault}`);
    if (provoke !== undefined) {
      await this.#ask('POST', provoke);
      // A look that came before could not see it.
      this.#turns.clear();
    }
    await this.#until(() => this.#incidents.length > 0 || turns() >= GIVE_UP_TURNS);
    const after = turns();
    await this.#ask('DELETE', `faults/${fault}`);
    if (restore !== undefined) await this.#ask('POST', restore);
    this.#turns.clear();
    await this.#until(() => this.open.length === 0 || turns() >= GIVE_UP_TURNS * 2);
    const opened = new Set(this.#incidents.map(({ id }) => id));
    const probes = [...new Set(this.#incidents.flatMap((one) => one.probes))].sort();
    const closed = this.open.length === 0;
    const ok =
      opened.size === 1 &&
      closed &&
      after <= MOST_TURNS &&
      probes.some((name) => seers.includes(name));
    return { fault, incidents: opened.size, probes, turns: after, closed, ok };
  }

  #hear(entries: readonly Entry[], told: readonly IncidentUpdate[]): void {
    // A look that confirms belongs to the turn of the look before.
    for (const { probe, confirmed } of entries)
      if (!confirmed) this.#turns.set(probe, (this.#turns.get(probe) ?? 0) + 1);
    this.#incidents.push(...told);
    this.#heard();
  }

  async #until(holds: () => boolean): Promise<void> {
    while (!holds()) await new Promise<void>((resolve) => (this.#heard = resolve));
  }

  async #ask(method: string, what: string): Promise<void> {
    const answer = await fetch(`${this.#sandbox.control}/${what}`, { method });
    if (!answer.ok) throw new Error(`the sandbox answers ${answer.status} to ${method} ${what}`);
    await answer.body?.cancel();
  }
}

function openOf(told: readonly IncidentUpdate[]): string[] {
  const open = new Set<string>();
  for (const { id, kinds } of told)
    for (const kind of kinds)
      if (kind === 'opened' || kind === 'reopened') open.add(id);
      else if (kind === 'closed') open.delete(id);
  return [...open];
}

/** The shipped configuration of some platforms with shorter intervals, and without the hours of some probes. */
function hastened(
  root: string,
  addresses: Record<string, string>,
  platforms: readonly string[],
): MonitorConfig {
  const config = loadMonitors({ root, target: 'sandbox', env: process.env, addresses });
  const { monitors } = config;
  Object.assign(monitors.judging, { confirm_after: '200ms', flap_window: '1ms', gather: '1h' });
  for (const { sync } of Object.values(monitors.modules)) if (sync) sync.tolerated_age = '1s';
  for (const [name, probe] of Object.entries(monitors.probes)) {
    if (platforms.length > 0 && !platforms.includes(probe.platform)) delete monitors.probes[name];
    const walks = monitors.modules[probe.module]?.prober === 'journey';
    Object.assign(probe, {
      ...{ interval: walks ? '15s' : '3s', timeout: walks ? '12s' : '2500ms' },
      ...{ jitter: '0s', schedule: 'always' },
    });
  }
  return config;
}
