import { Blocked } from '../../look/faults.ts';
import { CONTROL, TOKEN } from '../../../config/monitoring/header.ts';
import type { Reply } from './reply.ts';

/**
 * The headers of a module as they can be sent, in UTF-8 as Go sends them.
 * @throws {Blocked} for what no protocol can carry: that is a fault of the configuration, not of the target
 */
export function sendable(headers: Readonly<Record<string, string>>): [string, string][] {
  return Object.entries(headers).map(([name, value]) => {
    if (!TOKEN.test(name)) throw new Blocked({ code: 'header-name', name });
    if (CONTROL.test(value)) throw new Blocked({ code: 'header-value', name });
    return [name, value.replace(/^[ \t]+|[ \t]+$/g, '')];
  });
}

/** Headers that speak of a connection, which HTTP/2 does not have (RFC 9113, 8.2.2), or that it writes itself. */
const OF_CONNECTION = new Set([
  ...['connection', 'proxy-connection', 'keep-alive', 'transfer-encoding', 'upgrade'],
  ...['host', 'content-length', 'trailer'],
]);

/** The same for HTTP/2, whose library takes one letter a byte. */
export function sendableOver2(headers: Readonly<Record<string, string>>): Record<string, string> {
  const lower = sendable(headers).map(([name, value]) => [name.toLowerCase(), value] as const);
  const kept = lower.filter(
    ([name, value]) => !OF_CONNECTION.has(name) && (name !== 'te' || value === 'trailers'),
  );
  return Object.fromEntries(kept.map(([name, value]) => [name, bytewise(value)]));
}

function bytewise(text: string): string {
  return HIGH.test(text) ? Buffer.from(text, 'utf8').toString('latin1') : text;
}

const HIGH = /[^\0-\x7f]/;

/** What a server said, whose headers came with one letter a byte, as the UTF-8 that is meant. */
export function answered(
  headers: ReadonlyMap<string, readonly string[]>,
): Pick<Reply, 'headers' | 'location'> {
  const location = headers.get('location')?.[0];
  const read: Record<string, readonly string[]> = Object.create(null) as Record<string, string[]>;
  for (const [name, values] of headers) read[name] = values.map(inUtf8);
  return {
    headers: read,
    // Bytes are kept as they are, whatever they mean: an address asks for them again.
    location: location?.replace(/[^\0-\x7f]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`),
  };
}

function inUtf8(value: string): string {
  return HIGH.test(value) ? Buffer.from(value, 'latin1').toString('utf8') : value;
}
