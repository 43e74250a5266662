import type { Readable } from 'node:stream';

/** Name and value as they came: order, case and repetitions kept. */
export type Header = readonly [name: string, value: string];

/** What a client asks of an address of the target. */
export interface Ask {
  /** The name of the address in the target. */
  address: string;
  method: string;
  /** With its query, as it was sent. */
  path: string;
  headers: readonly Header[];
  body: Readable;
  /** Which worker of the suites asks. */
  seat: number;
  /** When it came, in ms since 1970. */
  at: number;
  /** Aborts when the client is gone. */
  gone: AbortSignal;
}

/** What comes back. */
export interface Answer {
  status: number;
  /** The reason phrase of HTTP/1.1; empty in HTTP/2. */
  message: string;
  headers: readonly Header[];
  body: Readable;
  /** Known when the body has ended. */
  trailers: () => readonly Header[];
}

export type Next = (ask: Ask) => Promise<Answer>;

/** What stands between a client and the target. One that only calls `next` changes nothing. */
export type Between = (ask: Ask, next: Next) => Promise<Answer>;

export const unchanged: Between = (ask, next) => next(ask);

/** The first value of a header, by its name in lower case. */
export function headerOf(headers: readonly Header[], name: string): string | undefined {
  return headers.find(([own]) => own.toLowerCase() === name)?.[1];
}

/** The headers without those of these names, given in lower case. */
export function without(headers: readonly Header[], ...names: string[]): Header[] {
  return headers.filter(([own]) => !names.includes(own.toLowerCase()));
}

/** Node's flat list of raw headers, in pairs. */
export function pairs(raw: readonly string[]): Header[] {
  return Array.from({ length: raw.length >> 1 }, (_, i) => [raw[2 * i]!, raw[2 * i + 1]!] as const);
}
