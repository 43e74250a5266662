import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type { HttpModule } from '../../../config/monitoring/module.ts';
import type { Look } from '../../look/look.ts';
import { WireError } from '../../../words/reasons/cause.ts';
import { resolveHost } from '../address.ts';
import { openSocket } from '../connect.ts';
import { openProxy, openTunnel, proxyAuthorization, proxyFor } from './proxy.ts';
import type { ProxyOptions } from './proxy.ts';
import { askHttp1 } from './http1.ts';
import { askHttp2 } from './round-trip.ts';
import type { Reply } from './reply.ts';
import { startTls } from '../tls/secure.ts';

export interface Step {
  url: URL;
  /** Resolved already; looked up here where null. */
  address: string | null;
  method: string;
  host: string;
  headers: Readonly<Record<string, string>>;
  /** Names, in lower case, of headers that the module calls secret. */
  secrets?: ReadonlySet<string>;
  body: Buffer | undefined;
  /** The name for TLS; the URL's own where null. */
  serverName: string | null;
}

/** Readings of `performance.now()` along one round trip; those it did not reach are absent. */
export interface Trace {
  tls: boolean;
  start: number;
  resolved?: number;
  connected?: number;
  ready?: number;
  answered?: number;
  end?: number;
}

export interface Fetched {
  reply: Reply;
  close(): void;
}

/** How a question reaches its server. */
export type Way = ProxyOptions &
  Pick<
    HttpModule,
    'skip_resolve_phase_with_proxy' | 'preferred_ip_protocol' | 'tls_config' | 'enable_http2'
  >;

/** One question over a connection of its own. The trace is filled as far as it gets. */
export async function fetchOnce(
  look: Look,
  step: Step,
  options: Way,
  trace: Trace,
): Promise<Fetched> {
  const { url } = step;
  const secure = url.protocol === 'https:';
  const port = url.port === '' ? (secure ? 443 : 80) : Number(url.port);
  const proxy = proxyFor(options, url);
  const name = url.hostname.replace(/^\[|\]$/g, '');
  const address = step.address ?? (await addressFor(look, name, options, proxy !== null));
  trace.resolved = performance.now();
  const authority = `${address.includes(':') ? `[${address}]` : address}:${port}`;
  let socket: Socket;
  if (proxy === null) socket = await openSocket({ address, port }, look.signal);
  else if (secure) socket = await openTunnel(look, proxy, authority, options);
  else socket = await openProxy(look, proxy);
  trace.connected = performance.now();
  const close = () => void socket.destroy();
  try {
    const tls = secure ? await handshake(look, socket, step, options, name) : null;
    trace.ready = performance.now();
    const path = `${url.pathname}${url.search}`;
    const question = {
      ...{ method: step.method, host: step.host, body: step.body },
      path: proxy !== null && !secure ? `http://${authority}${path}` : path,
      headers: { ...step.headers, ...(proxy !== null && !secure ? proxyAuthorization(proxy) : {}) },
    };
    const reply =
      tls?.alpnProtocol === 'h2'
        ? await askHttp2(tls, url.origin, question, look.signal)
        : await askHttp1(tls ?? socket, tls, question, look.signal);
    trace.answered = reply.startedAt;
    return { reply, close };
  } catch (error) {
    close();
    throw error;
  }
}

function handshake(
  look: Look,
  socket: Socket,
  step: Step,
  options: Way,
  name: string,
): Promise<TLSSocket> {
  const serverName = step.serverName ?? name;
  // A name that the module sets is for the first host alone, as in blackbox_exporter.
  const config =
    step.serverName === null && options.tls_config?.server_name !== undefined
      ? withoutName(options.tls_config)
      : options.tls_config;
  const alpn = options.enable_http2 ? ['h2', 'http/1.1'] : ['http/1.1'];
  return startTls(socket, { serverName, config, alpn }, look.signal);
}

type TlsConfig = NonNullable<HttpModule['tls_config']>;
const nameless = new WeakMap<TlsConfig, TlsConfig>();

function withoutName(config: TlsConfig): TlsConfig {
  const known = nameless.get(config) ?? { ...config, server_name: undefined };
  nameless.set(config, known);
  return known;
}

/** Behind a proxy an address is not always known here, and need not be. */
async function addressFor(
  look: Look,
  name: string,
  options: Way,
  proxied: boolean,
): Promise<string> {
  if (proxied && options.skip_resolve_phase_with_proxy) return name;
  const preferred = options.preferred_ip_protocol ?? 'ip6';
  const found = await resolveHost(look, name, preferred, true);
  if (found === null) throw new WireError('no-name', `lookup ${name}: no such host`);
  look.guard(found.address);
  return found.address;
}
