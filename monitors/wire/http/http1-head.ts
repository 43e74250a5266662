import { CONTROL, TOKEN } from '../../../config/monitoring/header.ts';
import { WireError } from '../../../words/reasons/cause.ts';

/** The beginning of an answer over HTTP/1, read by the rules of Go's client: what it accepts is accepted, no more. */
export interface Head {
  /** As the server wrote it, like `HTTP/1.1`. */
  protocol: string;
  status: number;
  /** By names in lower case; values with one letter a byte. */
  headers: Map<string, string[]>;
  framing: Framing;
  /** -1 where the server does not say. */
  contentLength: number;
}

/** Where the body ends. */
export type Framing =
  | { kind: 'none' }
  | { kind: 'chunks' }
  | { kind: 'close' }
  | { kind: 'bytes'; count: number };

const LF = 10;
const CR = 13;

/**
 * Where a head ends in some bytes.
 * @param from where to go on looking
 * @returns `end` behind the empty line, or where to go on when more has come
 */
export function endOfHead(bytes: Buffer, from: number): { end: number } | { resume: number } {
  for (let at = bytes.indexOf(LF, from); at >= 0; at = bytes.indexOf(LF, at + 1)) {
    const [next, after] = [bytes[at + 1], bytes[at + 2]];
    if (next === LF) return { end: at + 2 };
    if (next === CR && after === LF) return { end: at + 3 };
    if (next === undefined || (next === CR && after === undefined)) return { resume: at };
  }
  return { resume: bytes.length };
}

/** @throws Error for what is no first line of an answer */
export function readStatusLine(line: string): { protocol: string; status: number } {
  const [, protocol = '', rest] = /^([^ ]*) +([^]*)$/.exec(line) ?? [];
  if (rest === undefined) throw malformed('HTTP response', line);
  const [code = ''] = rest.split(' ', 1);
  if (!/^(?:\d{3}|\+\d\d)$/.test(code)) throw malformed('HTTP status code', code);
  if (!/^HTTP\/\d\.\d$/.test(protocol)) throw malformed('HTTP version', protocol);
  return { protocol, status: Number(code) };
}

/** Of those that come before the answer, or change the protocol. */
export function isBefore(status: number): boolean {
  return status >= 100 && status < 200;
}

function malformed(what: string, text: string): WireError {
  return new WireError('not-http', `malformed ${what}: ${JSON.stringify(text.slice(0, 100))}`);
}

/**
 * @param bytes with the empty line at their end
 * @throws Error for what Go's client refuses
 */
export function readHead(bytes: Buffer, method: string): Head {
  const [first = '', ...lines] = bytes.toString('latin1').split(/\r?\n/);
  const line = readStatusLine(first);
  const headers = readHeaders(lines);
  const chunked = isChunked(headers, line.protocol);
  const length = declaredLength(headers);
  const bodiless =
    method === 'HEAD' || isBefore(line.status) || line.status === 204 || line.status === 304;
  if (chunked && !bodiless) headers.delete('content-length');
  const framing: Framing = bodiless
    ? { kind: 'none' }
    : chunked
      ? { kind: 'chunks' }
      : length < 0
        ? { kind: 'close' }
        : { kind: 'bytes', count: length };
  const contentLength = method === 'HEAD' ? length : bodiless ? 0 : chunked ? -1 : length;
  return { ...line, headers, framing, contentLength };
}

/** Lines up to the first empty one, with those that go on in the next. */
export function readHeaders(lines: readonly string[]): Map<string, string[]> {
  const headers = new Map<string, string[]>();
  if (/^[ \t]/.test(lines[0] ?? '')) throw malformed('MIME header initial line', lines[0] ?? '');
  for (let i = 0; i < lines.length && lines[i] !== ''; i += 1) {
    let line = (lines[i] ?? '').replace(/[ \t]+$/, '');
    if (!line.includes(':')) throw malformed('MIME header', line);
    while (/^[ \t]/.test(lines[i + 1] ?? '')) line += ` ${(lines[(i += 1)] ?? '').trim()}`;
    const colon = line.indexOf(':');
    const [name, value] = [line.slice(0, colon), line.slice(colon + 1)];
    // A name that ends in spaces is accepted, and is another name.
    if (!TOKEN.test(name.replaceAll(' ', '')) || CONTROL.test(value))
      throw malformed('MIME header line', line);
    const key = name.toLowerCase();
    const trimmed = value.replace(/^[ \t]+/, '');
    const known = headers.get(key);
    if (known === undefined) headers.set(key, [trimmed]);
    else known.push(trimmed);
  }
  return headers;
}

function isChunked(headers: Map<string, string[]>, protocol: string): boolean {
  const encodings = headers.get('transfer-encoding');
  headers.delete('transfer-encoding');
  if (encodings === undefined || protocol < 'HTTP/1.1') return false;
  const [first = '', ...more] = encodings;
  if (more.length > 0) throw new WireError('not-http', 'too many transfer encodings');
  if (!/^chunked$/i.test(first))
    throw new WireError(
      'not-http',
      `unsupported transfer encoding: ${JSON.stringify(first.slice(0, 100))}`,
    );
  return true;
}

/** The Content-Length; -1 where there is none. The same length may come twice. */
function declaredLength(headers: Map<string, string[]>): number {
  const lengths = new Set(headers.get('content-length')?.map((one) => one.trim()));
  const [first, ...others] = lengths;
  if (others.length > 0)
    throw new WireError('not-http', 'message cannot contain multiple Content-Length headers');
  if (first === undefined) return -1;
  if (!/^\d{1,18}$/.test(first))
    throw new WireError('not-http', `bad Content-Length ${JSON.stringify(first.slice(0, 100))}`);
  headers.set('content-length', [first]);
  return Number(first);
}
