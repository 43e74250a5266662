import type { X509Certificate } from 'node:crypto';
import type { TLSSocket } from 'node:tls';
import type { Measures } from '../../look/measures.ts';
import type { Authorities } from './authorities.ts';
import { namesOf } from './certificate-names.ts';
import { gauge, info, WHOLE } from '../gauges.ts';
import { authoritiesFor } from './secure.ts';
import { MAX_CHAIN, sentOver } from './sent.ts';
import { lastExpiry, spanOf, waysToTrust } from './verified.ts';
import type { Span } from './verified.ts';

/** Go's zero time in unixtime: what blackbox_exporter reports where no chain was verified. */
const NO_CHAIN = -62_135_596_800;
/** The first moment a certificate of these is no longer valid, in unixtime. */
export function earliestExpiry(certificates: readonly X509Certificate[]): number {
  return Math.min(...certificates.map((one) => Math.floor(one.validToDate.getTime() / 1_000)));
}

/** Not valid now, or no longer `within` milliseconds from now. */
export function isEnding({ validFromDate, validToDate }: X509Certificate, within: number): boolean {
  const now = Date.now();
  return validFromDate.getTime() > now || validToDate.getTime() <= now + within;
}

/** What does not change of a chain from look to look, and takes a millisecond to read. */
interface Facts {
  spans: readonly Span[];
  labels: Record<string, string>;
  ways: WeakMap<Authorities, readonly (readonly Span[])[]>;
}
const known = new Map<string, Facts>();
/** Chains of the servers of a configuration, with room for those that were renewed. */
const MAX_KNOWN = 2_000;

function factsOf(sent: readonly X509Certificate[]): Facts | undefined {
  const [leaf] = sent;
  if (leaf === undefined) return undefined;
  const key = sent.map((one) => one.fingerprint256).join();
  const before = known.get(key);
  if (before !== undefined) return before;
  const { subject, issuer, dnsNames } = namesOf(leaf);
  const labels = {
    fingerprint_sha256: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
    ...{ subject, issuer, subjectalternative: dnsNames, serialnumber: serial(leaf.serialNumber) },
  };
  if (known.size >= MAX_KNOWN) known.clear();
  const facts: Facts = { spans: sent.map(spanOf), labels, ways: new WeakMap() };
  if (sent.length <= MAX_CHAIN) known.set(key, facts);
  return facts;
}

/**
 * Measures a TLS connection under blackbox_exporter's names.
 * @param verified whether its chain was checked
 * @param cipher whether to measure the cipher too; blackbox_exporter does for HTTP alone
 */
export function measureTls(
  registry: Measures,
  socket: TLSSocket,
  verified: boolean,
  cipher: boolean,
): void {
  measureChain(registry, sentOver(socket), verified ? authoritiesFor(socket) : null);
  const version = (socket.getProtocol() ?? 'unknown')
    .replace(/^TLSv1$/, 'TLSv1.0')
    .replace('TLSv', 'TLS ');
  info(registry, 'probe_tls_version_info', 'Returns the TLS version used or NaN when unknown', {
    version,
  });
  if (cipher)
    info(registry, 'probe_tls_cipher_info', 'Returns the TLS cipher negotiated during handshake', {
      cipher: socket.getCipher().standardName,
    });
}

/**
 * When certificates end and who the first of them is for.
 * @param authorities that make them valid; `themselves` for those of a file, which need no authority; null where they are
 * not valid, or were not checked
 */
export function measureChain(
  registry: Measures,
  sent: readonly X509Certificate[],
  authorities: Authorities | 'themselves' | null,
): void {
  const earliest = gauge(
    registry,
    'probe_ssl_earliest_cert_expiry',
    'Returns last SSL chain expiry in unixtime',
  );
  const last = gauge(
    registry,
    'probe_ssl_last_chain_expiry_timestamp_seconds',
    'Returns last SSL chain expiry in timestamp',
  );
  const facts = factsOf(sent);
  if (facts === undefined) return;
  const first = Math.min(...facts.spans.map(({ to }) => to));
  earliest.set(first);
  const whole = authorities === null ? NO_CHAIN : first;
  const asked = authorities !== null && authorities !== 'themselves';
  last.set((asked ? lastExpiry(waysOf(facts, sent, authorities)) : undefined) ?? whole);
  info(
    registry,
    'probe_ssl_last_chain_info',
    'Contains SSL leaf certificate information',
    facts.labels,
    WHOLE,
  );
}

function waysOf({ ways }: Facts, sent: readonly X509Certificate[], authorities: Authorities) {
  const before = ways.get(authorities);
  if (before !== undefined) return before;
  const found = waysToTrust(sent, authorities);
  ways.set(authorities, found);
  return found;
}

/** Whole bytes in lower case, without zero bytes before them. */
function serial(hex: string): string {
  const lower = hex.toLowerCase();
  const even = lower.length % 2 === 0 ? lower : `0${lower}`;
  return even.replace(/^(?:00)+/, '');
}
