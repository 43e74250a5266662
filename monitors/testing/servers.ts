import { createSocket } from 'node:dgram';
import { createServer as createHttp } from 'node:http';
import type { RequestListener, Server } from 'node:http';
import { createSecureServer } from 'node:http2';
import { createServer as createTcp } from 'node:net';
import type { AddressInfo, Server as TcpServer, Socket } from 'node:net';
import { createServer as createTls } from 'node:tls';
import { decode, encode } from 'dns-packet';
import type { Answer } from 'dns-packet';

/** Servers of a test, all on loopback and on ports the system chose; ended together. */
export class TestServers {
  readonly #ends: (() => Promise<void>)[] = [];

  async http(listener: RequestListener, options: object = {}): Promise<string> {
    const port = await this.listen(createHttp(options, listener));
    return `http://127.0.0.1:${port}`;
  }

  /** HTTP/2, and HTTP/1.1 for those who ask for it. */
  async https(
    identity: { cert: Buffer; key: Buffer },
    listener: (request: object, response: { end(text: string): void }) => void,
  ): Promise<number> {
    const server = createSecureServer({ ...identity, allowHTTP1: true });
    server.on('request', listener);
    server.on('error', () => undefined);
    return this.listen(server);
  }

  async tcp(onConnection: (socket: Socket) => void): Promise<number> {
    return this.listen(createTcp((socket) => onConnection(quiet(socket))));
  }

  async tls(
    identity: { cert: Buffer; key: Buffer },
    onConnection: (socket: Socket) => void = () => undefined,
  ): Promise<number> {
    const server = createTls(identity, (socket) => onConnection(quiet(socket)));
    server.on('tlsClientError', () => undefined);
    return this.listen(server);
  }

  /** A name server that gives the same answer to every question, over UDP and TCP on one port. */
  async dns(answers: Answer[], rcode = 0): Promise<number> {
    const reply = (bytes: Buffer): Buffer => {
      const { id, questions } = decode(bytes);
      return encode({
        type: 'response',
        id: id ?? 0,
        flags: rcode,
        questions: questions ?? [],
        answers,
      });
    };
    const port = await this.tcp((socket) =>
      socket.once('data', (bytes: Buffer) => {
        const answer = reply(bytes.subarray(2));
        const length = Buffer.alloc(2);
        length.writeUInt16BE(answer.length);
        socket.end(Buffer.concat([length, answer]));
      }),
    );
    const udp = createSocket('udp4');
    udp.on('message', (bytes, from) => udp.send(reply(bytes), from.port, from.address));
    await new Promise<void>((resolve) => udp.bind(port, '127.0.0.1', resolve));
    this.#ends.push(() => new Promise((resolve) => udp.close(() => resolve())));
    return port;
  }

  async end(): Promise<void> {
    await Promise.all(this.#ends.splice(0).map((end) => end()));
  }

  /** Any server, on a port the system chose. */
  async listen(server: TcpServer | Server): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(quiet(socket));
      socket.on('close', () => sockets.delete(socket));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.#ends.push(
      () =>
        new Promise((resolve) => {
          server.close(() => resolve());
          for (const socket of sockets) socket.destroy();
        }),
    );
    return (server.address() as AddressInfo).port;
  }
}

function quiet(socket: Socket): Socket {
  return socket.on('error', () => undefined);
}
