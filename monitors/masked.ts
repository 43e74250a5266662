import type { MonitorConfig } from '../config/monitors-load.ts';
import type { Module } from '../config/monitors-module.ts';
import { shownTarget } from './run.ts';

/** As blackbox_exporter writes what it does not tell. */
const SECRET = '<secret>';
const SECRET_KEYS = [
  'alerts_token',
  'evidence_token',
  'password',
  'credentials',
  'bearer_token',
  'client_secret',
  'secrets',
  'ca',
  'cert',
  'key',
  'body',
];
const SECRET_HEADERS = /^(?:authorization|proxy-authorization|cookie|.*(?:token|key|secret).*)$/i;
const HEADER_MAPS = [
  'headers',
  'http_headers',
  'metadata',
  'proxy_connect_header',
  'endpoint_params',
];

/** A module without its secrets and without what is not set. */
export function maskedModule(module: Module): unknown {
  return withoutEmpty(masked(module, '', ''));
}

/** The whole configuration of a monitor, as it may be shown. */
export function maskedConfig({ monitors, target }: MonitorConfig): unknown {
  const { modules, ...rest } = monitors;
  const shown = Object.entries(modules).map(([name, module]) => [name, maskedModule(module)]);
  return {
    target: target.name,
    ...(masked(rest, '', '') as object),
    modules: Object.fromEntries(shown) as object,
  };
}

/** Options that say nothing are left out, as blackbox_exporter does. */
function withoutEmpty(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value)
    .map(([key, one]) => [key, withoutEmpty(one)] as const)
    .filter(([, one]) => one !== false && one !== '' && !isEmpty(one));
  return Object.fromEntries(kept);
}

function isEmpty(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length === 0;
}

function masked(value: unknown, key: string, parent: string): unknown {
  const secret =
    SECRET_KEYS.includes(key) || (HEADER_MAPS.includes(parent) && SECRET_HEADERS.test(key));
  if (secret && value !== undefined) return SECRET;
  if (Array.isArray(value)) return value.map((one: unknown) => masked(one, '', key));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([name, one]) => [name, masked(one, name, key)]),
    );
  return typeof value === 'string' ? shownTarget(value) : value;
}
