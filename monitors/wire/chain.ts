import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';
import type { Measures } from '../measures.ts';
import { gauge, info } from './gauges.ts';

/** Go's zero time in unixtime: what blackbox_exporter reports where no chain was verified. */
const NO_CHAIN = -62_135_596_800;
/** More certificates than any honest chain. */
const MAX_CHAIN = 20;

/** The certificates of a connection, its own first. A root that signs itself is left out: servers do not send it. */
export function chainOf(socket: TLSSocket): { sent: X509Certificate[]; all: X509Certificate[] } {
  const all: X509Certificate[] = [];
  let here: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
  while (here?.raw !== undefined && all.length < MAX_CHAIN) {
    all.push(new X509Certificate(here.raw));
    const issuer: DetailedPeerCertificate | undefined = here.issuerCertificate;
    here = issuer?.fingerprint256 === here.fingerprint256 ? undefined : issuer;
  }
  const last = all.at(-1);
  const rooted = all.length > 1 && last !== undefined && last.subject === last.issuer;
  return { sent: rooted ? all.slice(0, -1) : all, all };
}

/** The first moment a certificate of these is no longer valid, in unixtime. */
export function earliestExpiry(certificates: readonly X509Certificate[]): number {
  return Math.min(...certificates.map((one) => Math.floor(one.validToDate.getTime() / 1_000)));
}

/** Not valid now, or no longer `within` milliseconds from now. */
export function isEnding({ validFromDate, validToDate }: X509Certificate, within: number): boolean {
  const now = Date.now();
  return validFromDate.getTime() > now || validToDate.getTime() <= now + within;
}

/**
 * Measures a TLS connection under blackbox_exporter's names.
 * @param verified whether its chain was checked
 * @param cipher whether to tell the cipher too; blackbox_exporter does for HTTP alone
 */
export function measureTls(
  registry: Measures,
  socket: TLSSocket,
  verified: boolean,
  cipher: boolean,
): X509Certificate[] {
  const { sent, all } = chainOf(socket);
  measureChain(registry, sent, verified ? all : []);
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
  return sent;
}

/** The expiry of a chain and who its first certificate is for. */
export function measureChain(
  registry: Measures,
  sent: readonly X509Certificate[],
  verified: readonly X509Certificate[],
): void {
  gauge(
    registry,
    'probe_ssl_earliest_cert_expiry',
    'Returns last SSL chain expiry in unixtime',
  ).set(earliestExpiry(sent));
  gauge(
    registry,
    'probe_ssl_last_chain_expiry_timestamp_seconds',
    'Returns last SSL chain expiry in timestamp',
  ).set(verified.length === 0 ? NO_CHAIN : earliestExpiry(verified));
  const [leaf] = sent;
  if (leaf === undefined) return;
  info(registry, 'probe_ssl_last_chain_info', 'Contains SSL leaf certificate information', {
    fingerprint_sha256: leaf.fingerprint256.replaceAll(':', '').toLowerCase(),
    subject: distinguishedName(leaf.subject),
    issuer: distinguishedName(leaf.issuer),
    subjectalternative: dnsNames(leaf.subjectAltName ?? ''),
    serialnumber: serial(leaf.serialNumber),
  });
}

/** As Go writes it: known parts in a fixed order, the common name first. */
const ORDER = ['serialNumber', 'CN', 'postalCode', 'street', 'ST', 'L', 'OU', 'O', 'C'];
const GO_NAMES: Record<string, string> = {
  serialNumber: 'SERIALNUMBER',
  postalCode: 'POSTALCODE',
  street: 'STREET',
};

/** A name of a certificate, which Node writes in lines, as RFC 2253 text in Go's order. */
export function distinguishedName(lines: string): string {
  const parts = lines.split('\n').flatMap((line) => {
    const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(line) ?? [];
    return key === '' ? [] : [{ key, value: unescaped(value) }];
  });
  const known = ORDER.map((key) => parts.filter((part) => part.key === key));
  const odd = parts.filter((part) => !ORDER.includes(part.key)).map((part) => [part]);
  return [...known, ...odd.reverse()]
    .filter((same) => same.length > 0)
    .map((same) =>
      same.map(({ key, value }) => `${GO_NAMES[key] ?? key}=${escaped(value)}`).join('+'),
    )
    .join(',');
}

/** Node writes special letters after a backslash, and control characters in hexadecimal. */
function unescaped(value: string): string {
  return value.replace(/\\(?:([0-9A-F]{2})|(.))/gs, (_all, hex?: string, letter?: string) =>
    hex === undefined ? (letter ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}

function escaped(value: string): string {
  return value
    .replace(/[,+"\\<>;]/g, (letter) => `\\${letter}`)
    .replace(/^[# ]/, (letter) => `\\${letter}`)
    .replace(/ $/, '\\ ');
}

function dnsNames(text: string): string {
  return [...text.matchAll(/DNS:([^,\s]+)/g)].map((match) => match[1] ?? '').join(',');
}

/** Whole bytes in lower case, without zero bytes before them. */
function serial(hex: string): string {
  const lower = hex.toLowerCase();
  const even = lower.length % 2 === 0 ? lower : `0${lower}`;
  return even.replace(/^(?:00)+/, '');
}
