import type { IncomingMessage, ServerResponse } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { pairs } from '../exchange.ts';
import type { Answer, Ask, Header } from '../exchange.ts';

/** What a client asked over HTTP/1.1, with its path as the target is asked for it. */
export function askOf(
  request: IncomingMessage,
  response: ServerResponse,
  of: { path: string; address: string; seat: number },
): Ask {
  const gone = new AbortController();
  response.once('close', () => {
    if (!response.writableFinished) gone.abort();
  });
  return {
    ...of,
    method: request.method ?? 'GET',
    headers: pairs(request.rawHeaders).map(forTarget),
    body: request,
    at: Date.now(),
    gone: gone.signal,
  };
}

/** What a client says to a proxy of its connection, it says to a target by another name. */
function forTarget([name, value]: Header): Header {
  return name.toLowerCase() === 'proxy-connection' ? ['Connection', value] : [name, value];
}

/** Sends an answer as it came, byte for byte; an answer that breaks off breaks off here, too. */
export async function send(answer: Answer, response: ServerResponse): Promise<void> {
  response.sendDate = false;
  const has = (name: string) => answer.headers.some(([own]) => own.toLowerCase() === name);
  for (const name of ['connection', 'content-length', 'transfer-encoding'])
    if (!has(name)) response.removeHeader(name);
  const { status, message, headers } = answer;
  response.writeHead(status, message, headers.flat());
  // The headers of a stream are sent before its first event; Node's own way to do so would change letters beyond ASCII.
  response.write(Buffer.alloc(0));
  answer.body.once('end', () => {
    const trailers = answer.trailers();
    if (trailers.length > 0) response.addTrailers(trailers as [string, string][]);
  });
  await pipeline(answer.body, response);
}

/** Passes on what a server says before its answer. */
export function inform(
  response: ServerResponse,
  status: number,
  message: string,
  headers: readonly Header[],
): void {
  if (status === 100) return response.writeContinue();
  const lines = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  response.socket?.write(`HTTP/1.1 ${status} ${message}\r\n${lines}\r\n`, 'latin1');
}
