import { own } from '../../config/reading/own.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';
import { isName, timeoutOf } from '../../config/monitoring/check.ts';
import type { Module } from '../../config/monitoring/module.ts';
import { goMilliseconds } from '../../config/monitoring/go-notation.ts';
import type { ProbeEntry } from '../../config/monitoring/monitors.ts';

/** A configured probe with everything filled in. */
export interface Watched {
  name: string;
  platform: string;
  moduleName: string;
  module: Module;
  /** As the kind of probe takes it. */
  target: string;
  intervalMs: number;
  timeoutMs: number;
  jitterMs: number;
  schedule: ProbeEntry['schedule'];
}

/** What a monitor is to watch. A probe on an address that the target does not have yet is left out. */
export function watchedOf({ monitors, target: { addresses } }: MonitorConfig): Watched[] {
  return Object.entries(monitors.probes).flatMap(([name, probe]) => {
    const module = monitors.modules[probe.module];
    const address = isName(probe.target) ? own(addresses, probe.target) : probe.target;
    if (module === undefined || address === undefined) return [];
    return [
      {
        name,
        platform: probe.platform,
        moduleName: probe.module,
        module,
        target: targetFor(module, address, probe.path ?? ''),
        intervalMs: goMilliseconds(probe.interval),
        timeoutMs: timeoutOf(monitors, name),
        jitterMs: goMilliseconds(probe.jitter),
        schedule: probe.schedule,
      },
    ];
  });
}

/** An address of the target in the form that a kind of probe takes: a page, a host and port, or a host. */
export function targetFor(module: Module, address: string, path: string): string {
  if (!URL.canParse(address) || !/^(?:https?|wss?):/.test(address)) return address;
  const url = new URL(address);
  const port = url.port === '' ? (/^(?:https|wss):/.test(address) ? '443' : '80') : url.port;
  // Where units' certificates are published is a page, not a port.
  switch (module.certificate?.signers === undefined ? module.prober : 'api') {
    case 'journey':
      return address;
    case 'tcp':
    case 'tls':
    case 'certificate':
    case 'grpc':
      return `${url.hostname}:${port}`;
    case 'icmp':
    case 'dns':
      return url.hostname.replace(/^\[|\]$/g, '');
    case 'websocket':
      return `${address.replace(/^http/, 'ws')}${path}`;
    case 'api':
    case 'http':
    case 'sync':
    case 'turn':
    case 'unix':
      return `${address}${path}`;
  }
}
