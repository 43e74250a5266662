import type { ResolvedTarget } from '../../../config/targets/resolve.ts';

/** Where some addresses of the target are: one server. */
export interface Origin {
  protocol: 'http:' | 'https:';
  host: string;
  port: number;
  /** Addresses on it: name and base path, the longest path first. */
  addresses: { name: string; path: string }[];
}

/** The servers of a target, by `host:port`. */
export type Origins = ReadonlyMap<string, Origin>;

export function originsOf({ addresses }: Pick<ResolvedTarget, 'addresses'>): Origins {
  const origins = new Map<string, Origin>();
  for (const [name, text] of Object.entries(addresses)) {
    const url = new URL(text);
    const protocol = url.protocol === 'https:' ? 'https:' : 'http:';
    const port = Number(url.port || (protocol === 'https:' ? 443 : 80));
    const key = keyOf(url.hostname, port);
    const host = bare(url.hostname);
    const origin = origins.get(key) ?? { protocol, host, port, addresses: [] };
    origin.addresses.push({ name, path: url.pathname.replace(/\/$/, '') });
    origin.addresses.sort((a, b) => b.path.length - a.path.length);
    origins.set(key, origin);
  }
  return origins;
}

/** The name of the address that a path belongs to. */
export function addressOf({ addresses }: Origin, path: string): string {
  const own = addresses.find((one) => path === one.path || path.startsWith(`${one.path}/`));
  return (own ?? addresses.at(-1)!).name;
}

export function keyOf(host: string, port: number): string {
  return `${bare(host).toLowerCase()}:${port}`;
}

/** An IPv6 address without its brackets. */
function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '');
}

/** Host and port of a CONNECT request; null where it is neither. */
export function authority(text: string): { host: string; port: number } | null {
  const [, host, port] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  return host === undefined || port === undefined ? null : { host: bare(host), port: Number(port) };
}
