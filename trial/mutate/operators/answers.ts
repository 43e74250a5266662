import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { Answer, Header } from '../exchange.ts';

/** An answer that no platform gave. */
export function made(
  status: number,
  message: string,
  body: string | Buffer = '',
  headers: readonly Header[] = [],
): Answer {
  const bytes = Buffer.from(body);
  const length: Header = ['Content-Length', String(bytes.length)];
  const type: Header = ['Content-Type', 'text/html; charset=utf-8'];
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  return {
    ...{ status, message },
    headers: [...headers, ...(bytes.length > 0 && !hasType ? [type] : []), length],
    body: Readable.from(bytes.length > 0 ? [bytes] : []),
    trailers: () => [],
  };
}

export function serverError(): Answer {
  return made(500, 'Internal Server Error', '<!doctype html><title>500</title><p>500</p>');
}

/** Takes an answer in without giving it to anybody. */
export async function drained({ body }: Answer): Promise<void> {
  await buffer(body);
}
