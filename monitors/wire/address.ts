import { isIP } from 'node:net';
import type { Look, ResolveName } from '../look/look.ts';
import { Blocked, ownFault } from '../look/faults.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import { gauge, seconds } from './gauges.ts';
import { isAnswer, nameResolver } from './dns/resolve.ts';
import { remembered } from './remembered.ts';
import { TimeOver, within } from './within.ts';

/** By the hosts, name servers and search domains of this machine, as every program on it. */
export const systemResolve: ResolveName = nameResolver({
  hosts: '/etc/hosts',
  resolvConf: '/etc/resolv.conf',
});

export interface Reach {
  preferred_ip_protocol?: 'ip4' | 'ip6' | undefined;
  ip_protocol_fallback?: boolean | undefined;
}

export interface Chosen {
  address: string;
  family: number;
  /** Seconds the resolver took. */
  lookupSeconds: number;
}

/**
 * Resolves the host of a look and measures it, as blackbox_exporter's `chooseProtocol`: IPv6 unless configured.
 * @returns null where there is no such name or no address of the family; that is the target's failure
 * @throws {Blocked} where this machine's resolver does not work; {Refused} for a forbidden address
 */
export async function chooseAddress(
  look: Look,
  host: string,
  reach: Reach,
): Promise<Chosen | null> {
  const { registry, log } = look;
  const protocol = gauge(
    registry,
    'probe_ip_protocol',
    'Specifies whether probe ip protocol is IP4 or IP6',
  );
  const time = gauge(
    registry,
    'probe_dns_lookup_time_seconds',
    'Returns the time taken for probe dns lookup in seconds',
  );
  const hash = gauge(
    registry,
    'probe_ip_addr_hash',
    "Specifies the hash of IP address. It's useful to detect if the IP address changes.",
  );
  const preferred = reach.preferred_ip_protocol ?? 'ip6';
  log.debug('Resolving target address', { target: host, ip_protocol: preferred });
  const began = performance.now();
  try {
    const found = await resolveHost(look, host, preferred, reach.ip_protocol_fallback ?? true);
    const lookupSeconds = seconds(began, performance.now());
    time.set(lookupSeconds);
    if (found === null) {
      log.fail({ code: 'no-address', host, family: preferred });
      return null;
    }
    look.guard(found.address);
    log.debug('Resolved target address', { target: host, ip: found.address });
    protocol.set(found.family);
    hash.set(addressHash(found.address));
    return { ...found, lookupSeconds };
  } catch (error) {
    time.set(seconds(began, performance.now()));
    if (!isAnswer(error)) throw error;
    const errno = String((error as NodeJS.ErrnoException).code);
    log.fail({ code: 'name-unresolved', host, errno, cause: causeOf(error) });
    return null;
  }
}

/** One address of a host: of the preferred family, of the other where a fallback is allowed. */
export async function resolveHost(
  look: Pick<Look, 'resolve' | 'signal'>,
  host: string,
  preferred: 'ip4' | 'ip6',
  fallback: boolean,
): Promise<{ address: string; family: number } | null> {
  const bare = host.replace(/^\[|\]$/g, '');
  const wanted = preferred === 'ip4' ? 4 : 6;
  const literal = isIP(bare);
  const all =
    literal === 0
      ? await within(look.signal, look.resolve(bare)).catch(unanswered)
      : [{ address: bare, family: literal }];
  return all.find(({ family }) => family === wanted) ?? (fallback ? (all[0] ?? null) : null);
}

/** Only a name server's answer is a fault of the platform. */
function unanswered(error: unknown): never {
  if (isAnswer(error)) throw error;
  const seen = ownFault(error);
  if (seen instanceof Blocked) throw seen;
  const errno = error instanceof TimeOver ? null : String((error as NodeJS.ErrnoException).code);
  throw new Blocked({ code: 'resolver-silent', errno }, { cause: error });
}

/** FNV-1a over the address's bytes, 32 bits. */
export const addressHash = remembered((address) =>
  addressBytes(address).reduce(
    (hash, byte) => Math.imul(hash ^ byte, 0x01000193) >>> 0,
    0x811c9dc5,
  ),
);

/** 4 bytes for IPv4, also where it stands inside IPv6; 16 bytes for IPv6. */
export function addressBytes(address: string): number[] {
  const bare = address.replace(/%.*$/, '');
  if (isIP(bare) === 4) return bare.split('.').map(Number);
  const dotted = /^(.*:)(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(bare);
  const hex = (high: string | undefined, low: string | undefined) =>
    (Number(high) * 256 + Number(low)).toString(16);
  const text = dotted
    ? `${dotted[1]}${hex(dotted[2], dotted[3])}:${hex(dotted[4], dotted[5])}`
    : bare;
  const [head = '', tail] = text.split('::');
  const words = (part: string | undefined) => (part ? part.split(':') : []);
  const front = words(head);
  const back = words(tail);
  const gap = tail === undefined ? 0 : 8 - front.length - back.length;
  const all = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  const bytes = all
    .map((word) => Number.parseInt(word, 16))
    .flatMap((word) => [word >> 8, word & 255]);
  const mapped =
    bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return mapped ? bytes.slice(12) : bytes;
}

/**
 * An address with a scheme and the host it leads to, bare. `http://[fe80::1%25eth0]/` goes by an interface of this
 * machine (RFC 6874), which `URL` does not know and no server is sent.
 * @returns null for what is none
 */
export function urlAndHost(text: string): { url: URL; host: string } | null {
  const [, before, zone, after] =
    /^([^/?#]*\/\/[^/?#]*\[[^\]/?#]*)%25([^\]/?#]+)(\].*)$/s.exec(text) ?? [];
  const plain = zone === undefined ? text : `${before}${after}`;
  if (!URL.canParse(plain)) return null;
  const url = new URL(plain);
  const bare = url.hostname.replace(/^\[|\]$/g, '');
  return { url, host: zone === undefined ? bare : `${bare}%${zone}` };
}

/** `host:port`, `[::1]:port` or an address with a scheme, as host and port. */
export function hostAndPort(
  target: string,
  defaultPort?: number,
): { host: string; port: number } | null {
  const scheme = /^[a-z][a-z0-9+.-]*:\/\//i.test(target);
  if (scheme) {
    const found = urlAndHost(target);
    if (found === null) return null;
    const { url, host } = found;
    const implied = { 'http:': 80, 'ws:': 80, 'https:': 443, 'wss:': 443 }[url.protocol];
    const port = url.port === '' ? (implied ?? defaultPort) : Number(url.port);
    return port === undefined ? null : { host, port };
  }
  const [, six, name, digits] = /^(?:\[([^\]]+)\]|([^:]+))(?::(\d{1,5}))?$/.exec(target) ?? [];
  const host = six ?? name ?? (isIP(target) === 6 ? target : undefined);
  const port = digits === undefined ? defaultPort : Number(digits);
  if (host === undefined || port === undefined || port > 65_535) return null;
  return { host, port };
}
