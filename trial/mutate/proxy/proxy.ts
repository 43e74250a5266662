import http from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ResolvedTarget } from '../../../config/targets/resolve.ts';
import { NotPermitted } from '../errors.ts';
import { pairs, unchanged } from '../exchange.ts';
import type { Between } from '../exchange.ts';
import { makeAuthority } from './certificates.ts';
import type { Authority } from './certificates.ts';
import { forward } from './forward.ts';
import { speakHttp2 } from './http2.ts';
import { addressOf, authority, keyOf, originsOf } from './origins.ts';
import type { Origin, Origins } from './origins.ts';
import { Secured } from './secure.ts';
import { askOf, inform, send } from './serve.ts';
import { tunnel, upgrade } from './tunnel.ts';

/**
 * A forward proxy on loopback between the suites and a target. Addresses stay what they are, so nothing in a page, a
 * cookie or a token has to be rewritten; what stands between may spoil an answer. One port a worker of the suites tells
 * whose request it is.
 */
export interface Proxy {
  /** By seat of the worker. */
  ports: number[];
  /** Who vouches for it to the suites; absent where no address of the target is encrypted. */
  authority?: Authority;
  /** What stands between now. */
  between: Between;
  close(): Promise<void>;
}

/**
 * @param seats how many workers come
 * @throws {NotPermitted} for a live target, and for one whose file does not permit it
 */
export async function openProxy(
  target: Pick<ResolvedTarget, 'name' | 'kind' | 'mutants' | 'addresses'>,
  seats: number,
): Promise<Proxy> {
  refuse(target);
  const origins = originsOf(target);
  const proxy: { between: Between } = { between: unchanged };
  const isSecure = [...origins.values()].some(({ protocol }) => protocol === 'https:');
  const authority = isSecure ? makeAuthority() : undefined;
  const secured = authority && new Secured(authority);
  const gates = Array.from({ length: seats }, (_, seat) => new Gate(origins, seat, proxy, secured));
  const ports = await Promise.all(gates.map((gate) => gate.listen()));
  return Object.assign(proxy, {
    ports,
    ...(authority && { authority }),
    close: async () => {
      await Promise.all(gates.map((gate) => gate.close()));
    },
  });
}

/** @throws {NotPermitted} */
export function refuse({ name, kind, mutants }: Pick<ResolvedTarget, 'name' | 'kind' | 'mutants'>) {
  if (kind === 'live')
    throw new NotPermitted(`${name} is a live target: answers to people must never be spoiled`);
  if (!mutants)
    throw new NotPermitted(
      `the target ${name} does not permit it; "mutants: true" in config/targets/${name}.yaml does`,
    );
}

/** The listener of one worker. */
class Gate {
  readonly #origins: Origins;
  readonly #seat: number;
  readonly #proxy: { between: Between };
  readonly #secured: Secured | undefined;
  readonly #server: http.Server;
  readonly #sockets = new Set<Duplex>();
  /** Connections that were opened to a server of the target, by CONNECT. */
  readonly #origin = new WeakMap<Duplex, Origin>();
  /** Each connection of a client has its own to the target, which ends with it. */
  readonly #agents = new WeakMap<Duplex, Map<Origin, http.Agent>>();

  constructor(
    origins: Origins,
    seat: number,
    proxy: { between: Between },
    secured: Secured | undefined,
  ) {
    this.#secured = secured;
    this.#origins = origins;
    this.#seat = seat;
    this.#proxy = proxy;
    const options = { insecureHTTPParser: true, maxHeaderSize: 2 ** 18, requestTimeout: 0 };
    this.#server = http.createServer({ ...options, keepAliveTimeout: 0, headersTimeout: 0 });
    this.#server.timeout = 0;
    const serve = (request: IncomingMessage, response: ServerResponse) =>
      void this.#serve(request, response);
    this.#server.on('request', serve).on('checkContinue', serve).on('checkExpectation', serve);
    this.#server.on('connect', (request, socket, head) => this.#connect(request, socket, head));
    this.#server.on('upgrade', (request, socket, head) => this.#upgrade(request, socket, head));
    this.#server.on('connection', (socket) => this.#keep(socket));
    this.#server.on('clientError', (_error, socket) => socket.destroy());
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return (this.#server.address() as AddressInfo).port;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  #keep(socket: Duplex): void {
    if (this.#sockets.has(socket)) return;
    this.#sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.once('close', () => {
      this.#sockets.delete(socket);
      for (const agent of this.#agents.get(socket)?.values() ?? []) agent.destroy();
    });
  }

  /** Where a request goes: by its absolute address, or by what its connection was opened to. */
  #goal(request: IncomingMessage): { origin: Origin; path: string; isOurs: boolean } | null {
    const url = request.url ?? '/';
    const opened = this.#origin.get(request.socket);
    if (opened !== undefined) return { origin: opened, path: url, isOurs: true };
    const [, start, host = '', path = ''] = /^(http:\/\/([^/?#]*))(.*)$/i.exec(url) ?? [];
    if (start === undefined || !URL.canParse(start)) return null;
    const { hostname, port } = new URL(`http://${host}`);
    const known = this.#origins.get(keyOf(hostname, Number(port || 80)));
    const other = { protocol: 'http:', host: hostname, port: Number(port || 80) } as const;
    const origin = known ?? { ...other, addresses: [] };
    return { origin, path: path.startsWith('/') ? path : `/${path}`, isOurs: known !== undefined };
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const goal = this.#goal(request);
    if (goal === null) return void response.writeHead(400).end();
    const { origin, path, isOurs } = goal;
    const address = isOurs ? addressOf(origin, path) : '';
    const ask = askOf(request, response, { path, address, seat: this.#seat });
    const agent = this.#agent(request.socket, origin);
    const between = isOurs ? this.#proxy.between : unchanged;
    try {
      const answer = await between(ask, (one) =>
        forward(one, origin, agent, (...told) => inform(response, ...told)),
      );
      await send(answer, response);
    } catch {
      // As the target broke off, so does the connection of the client.
      request.socket.destroy();
    }
  }

  #agent(client: Socket, origin: Origin): http.Agent {
    const own = this.#agents.get(client) ?? new Map<Origin, http.Agent>();
    this.#agents.set(client, own);
    const known = own.get(origin);
    if (known) return known;
    const { Agent } = origin.protocol === 'https:' ? https : http;
    const agent = new Agent({ keepAlive: true, maxFreeSockets: 4 });
    own.set(origin, agent);
    return agent;
  }

  #connect(request: IncomingMessage, client: Duplex, head: Buffer): void {
    this.#keep(client);
    const to = authority(request.url ?? '');
    if (to === null) return void client.end('HTTP/1.1 400 Bad Request\r\n\r\n');
    const origin = this.#origins.get(keyOf(to.host, to.port));
    if (origin === undefined) return tunnel(client, head, to);
    if (origin.protocol === 'https:') return void this.#secure(client, head, origin);
    this.#established(client, head);
    this.#speak(client, origin);
  }

  #established(client: Duplex, head: Buffer): void {
    client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) client.unshift(head);
  }

  #speak(client: Duplex, origin: Origin): void {
    this.#keep(client);
    this.#origin.set(client, origin);
    this.#server.emit('connection', client);
  }

  async #secure(client: Duplex, head: Buffer, origin: Origin): Promise<void> {
    try {
      const reached = await this.#secured!.reach(origin);
      if (reached === null) return tunnel(client, head, origin);
      this.#established(client, head);
      this.#secured!.accept(client, reached, (socket) => {
        const between = () => this.#proxy.between;
        if (socket.alpnProtocol !== 'h2') return this.#speak(socket, origin);
        this.#keep(socket);
        speakHttp2(socket, { origin, seat: this.#seat, between });
      });
    } catch {
      client.destroy();
    }
  }

  #upgrade(request: IncomingMessage, client: Duplex, head: Buffer): void {
    this.#keep(client);
    const goal = this.#goal(request);
    if (goal === null) return void client.destroy();
    const { method = 'GET', rawHeaders } = request;
    upgrade(client, head, { method, path: goal.path, headers: pairs(rawHeaders) }, goal.origin);
  }
}
