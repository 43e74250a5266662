import type { Router } from 'express';
import { controlApp } from './control.ts';
import { Faults } from './faults/faults.ts';
import { AccessLog, withAccessLog } from './links/access-log.ts';
import { traced } from './links/trace.ts';
import type { Addresses, StandIn, Started } from './stand-in.ts';
import { faultsOf, loadStandIns } from './stand-ins.ts';
import { listenAll } from './web/serve.ts';

export interface SandboxOptions {
  seed: number;
  /** The control server's port; the stand-ins' addresses follow it in the order of their names. 0 picks free ones. */
  port: number;
  /** Slugs of the stand-ins that are wanted; all where empty. What they need starts with them. */
  platforms: readonly string[];
  faults: readonly string[];
  /** Settings of stand-ins that differ from their defaults. */
  settings: Readonly<Record<string, number>>;
  /** Addresses at which programs of other people's answer in place of stand-ins. */
  elsewhere?: Addresses;
  log?: (line: string) => void;
}

export interface Sandbox {
  addresses: Addresses;
  control: string;
  faults: Faults;
  stop(): Promise<void>;
}

/** Names of the addresses in the order of their ports, after the control server's. */
export function addressNames(
  standIns: ReadonlyMap<string, StandIn>,
  elsewhere: Addresses = {},
): string[] {
  const all = [...standIns.values()].flatMap(({ addresses }) => addresses);
  return all.filter((name) => !Object.hasOwn(elsewhere, name)).toSorted();
}

/**
 * Starts the stand-ins and their control server in this process.
 * @throws {UnknownStandIn} the error of `listen` where a port is taken
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { seed, port, elsewhere = {}, log = () => {} } = options;
  const standIns = await loadStandIns(options.platforms);
  const list = faultsOf(standIns);
  const faults = new Faults(list, options.faults);
  const names = addressNames(standIns, elsewhere);
  const ports = ['control', ...names].map((_, n) => (port === 0 ? 0 : port + n));
  const [control, ...servers] = await listenAll(ports);
  const own = Object.fromEntries(names.map((name, n) => [name, servers[n]!.url]));
  const addresses = { ...own, ...elsewhere };
  const started = new Map<string, Started>();
  try {
    for (const [slug, standIn] of standIns) {
      const settings = Object.entries(standIn.settings ?? {}).map(([name, one]) => [
        name,
        options.settings[name] ?? one.default,
      ]);
      const running = await standIn.start({
        ...{ seed, addresses, faults, log, settings: Object.fromEntries(settings) },
        elsewhere: standIn.addresses.filter((name) => Object.hasOwn(elsewhere, name)),
        connections: connectionsTo(slug, standIns, addresses),
      });
      started.set(slug, running);
      for (const [name, listener] of Object.entries(running.serves)) {
        const visits = new AccessLog();
        const isOpen = () => faults.isOn('trace-log-open');
        const shown = withAccessLog(visits, traced(visits, listener), isOpen);
        servers[names.indexOf(name)]!.handle(shown);
      }
      for (const [name, listener] of Object.entries(running.upgrades ?? {}))
        servers[names.indexOf(name)]!.upgrade(listener);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  const routers = new Map<string, Router>();
  for (const [slug, running] of started)
    if (running.control !== undefined) routers.set(slug, running.control);
  control!.handle(controlApp({ about: { addresses, seed }, faults, list, routers }));
  return { addresses, control: control!.url, faults, stop };

  async function stop(): Promise<void> {
    await Promise.all([control!, ...servers].map((server) => server.close()));
    for (const running of started.values()) await running.stop?.();
  }
}

/** What the others register with a stand-in. */
function connectionsTo(
  slug: string,
  standIns: ReadonlyMap<string, StandIn>,
  addresses: Addresses,
): unknown[] {
  return [...standIns.values()].flatMap(({ connects }) => {
    const register = connects[slug];
    return register === undefined ? [] : [register(addresses)];
  });
}
