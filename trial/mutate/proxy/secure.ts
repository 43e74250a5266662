import type { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { TLSSocket } from 'node:tls';
import type { Authority } from './certificates.ts';
import type { Origin } from './origins.ts';
import { named } from './tunnel.ts';

/** How a server of the target is reached over TLS. */
interface Reached {
  /** Whether it speaks HTTP/2. */
  speaksHttp2: boolean;
  context: tls.SecureContext;
}

/** Opens what is encrypted between the suites and the target, for servers whose own certificate holds. */
export class Secured {
  readonly #authority: Authority;
  readonly #reached = new Map<Origin, Promise<Reached | null>>();

  constructor(authority: Authority) {
    this.#authority = authority;
  }

  /** Null where its certificate does not hold: what a client thinks of it, it must see for itself. */
  reach(origin: Origin): Promise<Reached | null> {
    const known = this.#reached.get(origin) ?? this.#ask(origin);
    this.#reached.set(origin, known);
    // One that could not be reached is asked again.
    known.catch(() => this.#reached.delete(origin));
    return known;
  }

  /** Speaks to a client as that server, in the protocol that both know. */
  accept(client: Duplex, { speaksHttp2, context }: Reached, on: (socket: TLSSocket) => void): void {
    const server = tls.createServer({
      SNICallback: (_name, done) => done(null, context),
      secureContext: context,
      ALPNCallback: ({ protocols }: { protocols: string[] }) =>
        [...(speaksHttp2 ? ['h2'] : []), 'http/1.1'].find((one) => protocols.includes(one)),
    } as tls.TlsOptions);
    server.on('secureConnection', on);
    server.on('tlsClientError', () => client.destroy());
    server.emit('connection', client);
  }

  #ask({ host, port }: Origin): Promise<Reached | null> {
    return new Promise((resolve, reject) => {
      const socket = tls.connect(
        {
          host,
          port,
          ...named(host),
          ALPNProtocols: ['h2', 'http/1.1'],
          rejectUnauthorized: false,
        },
        () => {
          const { authorized, alpnProtocol } = socket;
          const { cert, key } = this.#authority.like(socket.getPeerCertificate());
          socket.destroy();
          const context = tls.createSecureContext({ cert, key });
          resolve(authorized ? { speaksHttp2: alpnProtocol === 'h2', context } : null);
        },
      );
      socket.once('error', reject);
    });
  }
}
