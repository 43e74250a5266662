import http from 'node:http';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import https from 'node:https';
import { pairs } from '../exchange.ts';
import type { Answer, Ask, Header } from '../exchange.ts';
import type { Origin } from './origins.ts';

/** What a server says before its answer: 100, 102, 103. */
export type OnInformation = (status: number, message: string, headers: readonly Header[]) => void;

/** Asks the target as it was asked, over a connection of this agent. Rejects where it cannot be reached. */
export function forward(
  ask: Ask,
  origin: Origin,
  agent: http.Agent | https.Agent,
  onInformation: OnInformation = () => undefined,
): Promise<Answer> {
  const { request: start } = origin.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const request = start({
      ...{ host: origin.host, port: origin.port, agent, method: ask.method, path: ask.path },
      ...{ setHost: false, insecureHTTPParser: true, maxHeaderSize: 2 ** 18 },
      ...headersOf(ask),
    });
    if (needsNoLength(ask)) {
      request.removeHeader('transfer-encoding');
      request.useChunkedEncodingByDefault = false;
    }
    if (!has(ask, 'connection')) request.removeHeader('connection');
    request.on('information', ({ statusCode, statusMessage, rawHeaders }) =>
      onInformation(statusCode, statusMessage, pairs(rawHeaders)),
    );
    request.on('response', (response) => resolve(answerOf(response)));
    request.on('error', reject);
    ask.gone.addEventListener('abort', () => request.destroy(), { once: true });
    // A client that goes away in the middle must not leave the target waiting.
    ask.body.on('error', () => request.destroy());
    ask.body.pipe(request);
  });
}

/** A list keeps every byte; a mapping says which headers Node must not add. */
function headersOf(ask: Ask): { headers: readonly string[] | OutgoingHttpHeaders } {
  if (has(ask, 'connection') && !needsNoLength(ask)) return { headers: ask.headers.flat() };
  const grouped: Record<string, string[]> = {};
  const names = new Map<string, string>();
  for (const [name, value] of ask.headers) {
    const own = names.get(name.toLowerCase()) ?? name;
    names.set(name.toLowerCase(), own);
    (grouped[own] ??= []).push(value);
  }
  const single = ([name, values]: [string, string[]]) =>
    [name, values.length === 1 ? values[0] : values] as const;
  return { headers: Object.fromEntries(Object.entries(grouped).map(single)) };
}

/** A request without a body says no length: Node would say one. */
function needsNoLength(ask: Ask): boolean {
  return !has(ask, 'content-length') && !has(ask, 'transfer-encoding');
}

function has({ headers }: Ask, name: string): boolean {
  return headers.some(([own]) => own.toLowerCase() === name);
}

function answerOf(response: IncomingMessage): Answer {
  return {
    status: response.statusCode ?? 0,
    message: response.statusMessage ?? '',
    headers: pairs(response.rawHeaders),
    body: response,
    trailers: () => pairs(response.rawTrailers),
  };
}
