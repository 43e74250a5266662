import http2 from 'node:http2';
import type { ClientHttp2Session, ServerHttp2Stream } from 'node:http2';
import { pipeline } from 'node:stream/promises';
import tls from 'node:tls';
import type { TLSSocket } from 'node:tls';
import { pairs } from '../exchange.ts';
import type { Answer, Ask, Between, Header } from '../exchange.ts';
import { addressOf } from './origins.ts';
import type { Origin } from './origins.ts';
import { named } from './tunnel.ts';

/** Of a connection of HTTP/1.1: HTTP/2 knows none of them. */
const HOP_BY_HOP = new Set(['connection', 'keep-alive', 'proxy-connection', 'transfer-encoding']);

/** Speaks HTTP/2 with a client and, over a connection of its own, with the target. */
export function speakHttp2(
  client: TLSSocket,
  { origin, seat, between }: { origin: Origin; seat: number; between: () => Between },
): void {
  const session = connect(origin);
  session.on('error', () => client.destroy());
  session.once('close', () => client.destroy());
  client.once('close', () => session.destroy());
  const server = http2.createServer();
  server.on('sessionError', () => client.destroy());
  server.on('stream', (stream: ServerHttp2Stream, _headers, _flags, raw) => {
    stream.on('error', () => stream.close());
    const { ask, pseudo } = askOf(stream, raw, { origin, seat });
    between()(ask, (one) => forward(one, pseudo, session))
      .then((answer) => send(answer, stream))
      .catch(() => stream.close(http2.constants.NGHTTP2_INTERNAL_ERROR));
  });
  server.emit('connection', client);
}

function connect({ host, port }: Origin): ClientHttp2Session {
  return http2.connect(`https://${host.includes(':') ? `[${host}]` : host}:${port}`, {
    createConnection: () => tls.connect({ host, port, ...named(host), ALPNProtocols: ['h2'] }),
    settings: { enablePush: false },
  });
}

function askOf(
  stream: ServerHttp2Stream,
  raw: string[],
  { origin, seat }: { origin: Origin; seat: number },
): { ask: Ask; pseudo: Header[] } {
  const all = pairs(raw);
  const pseudo = all.filter(([name]) => name.startsWith(':'));
  const of = (name: string) => pseudo.find(([own]) => own === name)?.[1] ?? '';
  const gone = new AbortController();
  stream.once('close', () => {
    if (!stream.writableFinished) gone.abort();
  });
  const ask = {
    ...{ address: addressOf(origin, of(':path')), method: of(':method'), path: of(':path') },
    headers: all.filter(([name]) => !name.startsWith(':')),
    ...{ body: stream, seat, at: Date.now(), gone: gone.signal },
  };
  return { ask, pseudo };
}

function forward(ask: Ask, pseudo: Header[], session: ClientHttp2Session): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const headers = [...pseudo, ...ask.headers].flat();
    const stream = session.request(headers);
    let trailers: Header[] = [];
    stream.on('response', (told, _flags, raw) => {
      const all = pairs(raw).filter(([name]) => !name.startsWith(':'));
      const status = told[':status'] ?? 0;
      resolve({ status, message: '', headers: all, body: stream, trailers: () => trailers });
    });
    stream.on('trailers', (_told, _flags, raw?: unknown) => {
      if (Array.isArray(raw)) trailers = pairs(raw as string[]);
    });
    stream.on('error', reject);
    ask.gone.addEventListener('abort', () => stream.close(http2.constants.NGHTTP2_CANCEL), {
      once: true,
    });
    ask.body.pipe(stream);
  });
}

async function send(answer: Answer, stream: ServerHttp2Stream): Promise<void> {
  if (stream.destroyed) return;
  const own = answer.headers.map(([name, value]): Header => [name.toLowerCase(), value]);
  const kept = own.filter(([name]) => !HOP_BY_HOP.has(name));
  stream.respond([[':status', String(answer.status)] as Header, ...kept].flat(), {
    waitForTrailers: true,
    sendDate: false,
  } as object);
  stream.once('wantTrailers', () => {
    const trailers = answer.trailers();
    if (trailers.length > 0) stream.sendTrailers(Object.fromEntries(trailers));
    else stream.close();
  });
  await pipeline(answer.body, stream);
}
