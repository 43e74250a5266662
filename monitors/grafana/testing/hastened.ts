import { loadMonitors } from '../../../config/monitoring/load.ts';
import type { MonitorConfig } from '../../../config/monitoring/load.ts';
import { Module } from '../../../config/monitoring/module.ts';
import { ProbeEntry } from '../../../config/monitoring/monitors.ts';
import { home } from '../../../config/home.ts';

/** Where a server of the test speaks TLS, which the stand-ins do not, and who vouches for it. */
export interface SecurePlace {
  /** Host and port. */
  address: string;
  ca: string;
}

/** Enough to tell platforms apart; the journeys of all of them every few seconds are more than two cores can walk. */
export const WATCHED_PLATFORMS = ['procedures', 'lgsp'];

/**
 * The shipped configuration on the stand-ins with shorter intervals, and one look at a server's certificate more.
 * @param walks the journeys that are walked from here, by their probes; all where left out
 */
export function hastened(
  vantage: string,
  addresses: Record<string, string>,
  secure: SecurePlace,
  walks?: readonly string[],
): MonitorConfig {
  const platforms = WATCHED_PLATFORMS;
  const config = loadMonitors({
    ...{ root: home, target: 'sandbox', env: {}, vantage, addresses, platforms },
  });
  const { monitors } = config;
  // Each probe that fails is an incident of its own, so that one can end while another is open.
  Object.assign(monitors.judging, { confirm_after: '200ms', flap_window: '1ms', gather: '1ms' });
  for (const [name, probe] of Object.entries(monitors.probes)) {
    const isWalk = monitors.modules[probe.module]?.prober === 'journey';
    if (isWalk && walks?.includes(name) === false) delete monitors.probes[name];
    Object.assign(probe, {
      ...{ interval: isWalk ? '15s' : '3s', timeout: isWalk ? '14s' : '2500ms' },
      ...{ jitter: '0s', schedule: 'always' },
    });
  }
  monitors.modules['procedures_certificate'] = Module.parse({
    prober: 'certificate',
    certificate: { tls_config: { ca_file: secure.ca } },
  });
  monitors.probes['procedures-certificate'] = ProbeEntry.parse({
    ...{ platform: 'procedures', module: 'procedures_certificate', target: secure.address },
    ...{ interval: '3s', timeout: '2500ms' },
  });
  return config;
}
