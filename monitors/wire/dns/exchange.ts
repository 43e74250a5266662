import { createSocket } from 'node:dgram';
import type { DnsModule } from '../../../config/monitoring/module.ts';
import type { Look } from '../../look/look.ts';
import { ownFault } from '../../look/faults.ts';
import { openSocket } from '../connect.ts';
import { decodeAnswer, encodeQuestion, messageId } from './message.ts';
import type { DnsAnswer, DnsQuestion } from './message.ts';
import { SocketReader } from '../reader.ts';
import { startTls } from '../tls/secure.ts';
import { TimeOver } from '../within.ts';
import { WireError } from '../../../words/reasons/cause.ts';

export interface Server {
  address: string;
  family: number;
  port: number;
  /** The name its certificate is for, with `dns_over_tls`. */
  name: string;
}

export interface Exchanged {
  response: DnsAnswer;
  /** Readings of `performance.now()`. */
  connected: number;
  answered: number;
}

/** Asks one name server one question, over UDP, TCP or TLS. */
export function exchange(
  look: Look,
  server: Server,
  options: DnsModule,
  query: DnsQuestion,
): Promise<Exchanged> {
  return options.transport_protocol === 'udp'
    ? overUdp(look, server, options, query)
    : overTcp(look, server, options, query);
}

async function overUdp(
  { signal }: Look,
  server: Server,
  options: DnsModule,
  query: DnsQuestion,
): Promise<Exchanged> {
  const question = encodeQuestion(query);
  return new Promise((resolve, reject) => {
    const socket = createSocket(server.family === 6 ? 'udp6' : 'udp4');
    let connected = performance.now();
    const finish = (end: () => void) => {
      signal.removeEventListener('abort', over);
      socket.close();
      end();
    };
    const over = () => finish(() => reject(new TimeOver()));
    const fail = (error: unknown) => finish(() => reject(ownFault(error)));
    signal.addEventListener('abort', over, { once: true });
    socket.once('error', fail);
    socket.on('message', (bytes) => {
      // What has another number may come from anybody, and the wait goes on.
      if (messageId(bytes) !== query.id) return;
      const answered = performance.now();
      try {
        const response = decodeAnswer(bytes);
        finish(() => resolve({ response, connected, answered }));
      } catch (error) {
        finish(() => reject(error));
      }
    });
    const ask = () =>
      socket.connect(server.port, server.address, () => {
        connected = performance.now();
        socket.send(question);
      });
    if (options.source_ip_address === undefined) ask();
    else socket.bind(0, options.source_ip_address, ask);
  });
}

async function overTcp(
  { signal }: Look,
  server: Server,
  options: DnsModule,
  query: DnsQuestion,
): Promise<Exchanged> {
  const { source_ip_address: sourceAddress, tls_config: config } = options;
  const { address, port } = server;
  const open = await openSocket({ address, port, sourceAddress }, signal);
  try {
    const socket = options.dns_over_tls
      ? await startTls(open, { serverName: server.name, config }, signal)
      : open;
    const connected = performance.now();
    const question = encodeQuestion(query);
    const length = Buffer.alloc(2);
    length.writeUInt16BE(question.length);
    socket.write(Buffer.concat([length, question]));
    const reader = new SocketReader(socket, signal);
    const head = await reader.bytes(2);
    const size = head.length === 2 ? head.readUInt16BE() : 0;
    const bytes = await reader.bytes(size);
    if (bytes.length < size || messageId(bytes) !== query.id)
      throw new WireError('cut', 'the name server closed the connection or sent no answer');
    return { response: decodeAnswer(bytes), connected, answered: performance.now() };
  } finally {
    open.destroy();
  }
}
