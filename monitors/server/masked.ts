import { Secrets } from '../../config/reading/secrets.ts';
import type { MonitorConfig } from '../../config/monitoring/load.ts';
import type { Module } from '../../config/monitoring/module.ts';
import { namesSecret, shownAddress } from '../../records/store/address.ts';

/** As blackbox_exporter writes a secret. */
const SECRET = '<secret>';
/** Their values are secrets wherever else they stand, too. */
const SECRET_KEYS = [
  ...['alerts_token', 'evidence_token', 'password', 'credentials', 'bearer_token'],
  ...['client_secret', 'secrets'],
];
/** They may hold secrets among other things, and are long. */
const HIDDEN_KEYS = ['ca', 'cert', 'key', 'body'];
/** Tables whose keys decide what is a secret. */
const NAMED_VALUES = [
  ...['headers', 'http_headers', 'metadata', 'proxy_connect_header', 'endpoint_params'],
  ...['form', 'json'],
];
/** Anyone who knows the address of a dead-man's switch can keep it quiet. */
const SECRET_PATHS = ['dead_man'];
const SECRET_HEADER = /cookie|key/i;

/** A text without any secret of the configuration. */
export type Mask = (text: string) => string;

const masks = new WeakMap<MonitorConfig, Mask>();

/** Masks every secret of a configuration by its value: those from outside, and those that are written into it. */
export function maskOf(config: MonitorConfig): Mask {
  const known = masks.get(config);
  if (known !== undefined) return known;
  const secrets = new Secrets();
  for (const value of [...config.secrets.values(), ...secretsIn(config.monitors)])
    secrets.add(value);
  const mask = (text: string) => secrets.mask(text);
  masks.set(config, mask);
  return mask;
}

/** A module without its secrets and without what is not set. */
export function maskedModule(module: Module, mask: Mask): unknown {
  return withoutEmpty(masked(module, mask, []));
}

/** The whole configuration of a monitor, as it may be shown. */
export function maskedConfig(config: MonitorConfig): unknown {
  const { modules, ...rest } = config.monitors;
  const mask = maskOf(config);
  const shown = Object.entries(modules).map(([name, module]) => [name, maskedModule(module, mask)]);
  return {
    target: config.target.name,
    ...(masked(rest, mask, []) as object),
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

/** @param path keys that lead to the value */
function masked(value: unknown, mask: Mask, path: readonly string[]): unknown {
  const key = path.at(-1) ?? '';
  if (value !== undefined && (isSecret(path) || HIDDEN_KEYS.includes(key))) return SECRET;
  if (Array.isArray(value)) return value.map((one: unknown) => masked(one, mask, path));
  if (typeof value === 'object' && value !== null)
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, one]) => one !== undefined)
        .map(([name, one]) => [mask(name), masked(one, mask, [...path, name])]),
    );
  return typeof value === 'string' ? maskedText(value, mask, path) : value;
}

function maskedText(text: string, mask: Mask, path: readonly string[]): string {
  const key = path.at(-1) ?? '';
  if (key === 'send_bytes' && isChanged(Buffer.from(text, 'base64').toString('utf8'), mask))
    return SECRET;
  // Before the address is cut: a part of a secret would not be known any more.
  const shown = shownAddress(mask(text));
  if (key === 'url' && SECRET_PATHS.some((one) => path.includes(one)))
    return shown.replace(/^(\w+:\/\/[^/]*\/).+$/s, `$1${SECRET}`);
  if (key === 'send')
    return shown.replace(/^(\s*(?:PASS|AUTH\s+\S+|\S+\s+LOGIN\s+\S+)\s+).+/gim, `$1${SECRET}`);
  const isNamed = path.some((one) => NAMED_VALUES.includes(one));
  if (!isNamed) return shown;
  return shown.replace(/\b(Bearer|Basic|Token|Digest)\s+\S.*/gis, `$1 ${SECRET}`);
}

function isChanged(text: string, mask: Mask): boolean {
  return mask(text) !== text;
}

function isSecret(path: readonly string[]): boolean {
  const key = path.at(-1) ?? '';
  if (SECRET_KEYS.includes(key)) return true;
  const isNamed = path.slice(0, -1).some((one) => NAMED_VALUES.includes(one));
  return isNamed && (namesSecret(key) || SECRET_HEADER.test(key));
}

/** The secrets that are written into a configuration, and those in its addresses. */
function secretsIn(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => secretsIn(one, path));
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, one]) => secretsIn(one, [...path, key]));
  if (typeof value !== 'string') return [];
  // The second word of `Bearer abc` is a secret by itself, too.
  if (isSecret(path)) return [value, value.replace(/^(?:Bearer|Basic|Token|Digest)\s+/i, '')];
  const [, password = ''] = /^[a-z][a-z0-9+.-]*:\/\/[^/@:]*:([^/@]+)@/i.exec(value) ?? [];
  return password === '' ? [] : [password, decodedOr(password)];
}

function decodedOr(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
