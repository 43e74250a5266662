import http from 'node:http';
import type { IncomingMessage } from 'node:http';
import { Duplex } from 'node:stream';
import { buffer } from 'node:stream/consumers';

/** All that a client can see of an answer. */
export interface Got {
  status: number | undefined;
  message: string | undefined;
  headers: string[];
  trailers: string[];
  body: Buffer;
}

export interface Request {
  method: string;
  path: string;
  headers: string[];
  body: Buffer;
}

/** Opens connections to a server through a proxy, by CONNECT. */
export class Tunnels extends http.Agent {
  readonly #proxy: number;
  readonly #to: string;

  constructor(proxy: number, to: string, options: http.AgentOptions) {
    super(options);
    this.#proxy = proxy;
    this.#to = to;
  }

  override createConnection(
    _options: object,
    done?: (error: Error | null, socket: Duplex) => void,
  ): undefined {
    const at = { host: '127.0.0.1', port: this.#proxy, agent: false } as const;
    http
      .request({ ...at, method: 'CONNECT', path: this.#to })
      .once('connect', (_response, socket) => done?.(null, socket))
      .once('error', (error) => done?.(error, new Duplex()))
      .end();
  }
}

/** Asks a server, or a proxy with an absolute address as browsers do. */
export async function ask(
  port: number,
  agent: http.Agent,
  { method, path, headers, body }: Request,
): Promise<Got> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    const request = http.request({ host: '127.0.0.1', port, agent, method, path, headers });
    request.once('response', resolve).once('error', reject).end(body);
  });
  return gotOf(response);
}

async function gotOf(response: IncomingMessage): Promise<Got> {
  const body = await buffer(response);
  const { statusCode: status, statusMessage: message, rawHeaders, rawTrailers } = response;
  return { status, message, headers: rawHeaders, trailers: rawTrailers, body };
}
