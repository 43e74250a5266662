import type { X509Certificate } from 'node:crypto';
import type { Authorities } from './authorities.ts';

/** From when until when something is valid, in unixtime. */
export interface Span {
  from: number;
  to: number;
}

/** Signatures to check for one certificate, as Go: those who send many of one name must not hold the monitor. */
const MOST_CHECKS = 100;

/**
 * Every way from a server's certificate to an authority, by what was sent and whom the module trusts, each as the
 * certificates it leads over. A way may be over; which of them count is asked at the moment of a look.
 */
export function waysToTrust(
  sent: readonly X509Certificate[],
  authorities: Authorities,
): readonly (readonly Span[])[] {
  const [own, ...between] = sent;
  if (own === undefined) return [];
  let checks = 0;
  const signed = (one: X509Certificate, by: X509Certificate) =>
    one.checkIssued(by) && (checks += 1) <= MOST_CHECKS && one.verify(by.publicKey);
  const ways: Span[][] = [];
  const go = (way: readonly X509Certificate[]): void => {
    const last = way.at(-1);
    if (last === undefined) return;
    const next = (one: X509Certificate) => !way.some((known) => isSame(known, one));
    for (const root of authorities.named(last.issuer))
      if (next(root) && signed(last, root)) ways.push([...way, root].map(spanOf));
    for (const one of between)
      if (one.ca && one.subject === last.issuer && next(one) && signed(last, one))
        go([...way, one]);
  };
  // A certificate that is itself trusted needs no issuer.
  if (authorities.named(own.subject).some(({ raw }) => raw.equals(own.raw))) return [[spanOf(own)]];
  go([own]);
  return ways;
}

/** An authority with several certificates counts once on a way, whatever signed them. */
function isSame(one: X509Certificate, other: X509Certificate): boolean {
  return one.subject === other.subject && one.publicKey.equals(other.publicKey);
}

export function spanOf({ validFromDate, validToDate }: X509Certificate): Span {
  return { from: seconds(validFromDate), to: seconds(validToDate) };
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}

/**
 * When the last of the ways that are valid now will end.
 * @returns undefined where none is
 */
export function lastExpiry(ways: readonly (readonly Span[])[]): number | undefined {
  const now = Date.now() / 1_000;
  const valid = ways.filter((way) => way.every(({ from, to }) => from <= now && now <= to));
  const ends = valid.map((way) => Math.min(...way.map(({ to }) => to)));
  return ends.length === 0 ? undefined : Math.max(...ends);
}
