import { createSocket } from 'node:dgram';
import { ownFault } from '../../look/faults.ts';
import { WireError } from '../../../words/reasons/cause.ts';
import { openSocket } from '../connect.ts';
import { ignore } from '../ignore.ts';
import { TimeOver } from '../within.ts';

/** How a TURN server is reached. */
export type Transport = 'udp' | 'tcp';

export interface Place {
  address: string;
  family: number;
  port: number;
  transport: Transport;
}

/** Messages to and from one server. */
export interface Channel {
  send(bytes: Buffer): void;
  /** Whether what was sent may be lost, and is sent again (RFC 8489, section 6.2). */
  isLossy: boolean;
  /** Hears messages, or what ends them, until it is called again. */
  hear(ears: Ears | null): void;
  /** What was sent last is on its way before. */
  close(): Promise<void>;
}

interface Ears {
  message(bytes: Buffer): void;
  failed(error: Error): void;
}

/** @throws {TimeOver} {Blocked}, or the system's error */
export function openChannel(place: Place, signal: AbortSignal): Promise<Channel> {
  return place.transport === 'udp' ? datagrams(place, signal) : stream(place, signal);
}

function datagrams({ address, family, port }: Place, signal: AbortSignal): Promise<Channel> {
  const socket = createSocket(family === 6 ? 'udp6' : 'udp4');
  let ears: Ears | null = null;
  const channel: Channel = {
    ...{ send: (bytes) => socket.send(bytes), isLossy: true },
    hear: (heard) => void (ears = heard),
    close: () => new Promise((resolve) => socket.close(() => resolve())),
  };
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => {
      socket.close();
      reject(error);
    };
    if (signal.aborted) return fail(new TimeOver());
    socket.once('error', (error) => fail(ownFault(error)));
    socket.connect(port, address, () => {
      socket.removeAllListeners('error');
      socket.on('error', (error) => ears?.failed(ownFault(error)));
      socket.on('message', (bytes) => ears?.message(bytes));
      resolve(channel);
    });
  });
}

/** Bytes of a message's head, and of what else may come: a server says no more in one answer. */
const [HEAD, MOST] = [20, 4_096];

async function stream({ address, port }: Place, signal: AbortSignal): Promise<Channel> {
  const socket = await openSocket({ address, port }, signal);
  let ears: Ears | null = null;
  let ended: Error | null = null;
  let rest = Buffer.alloc(0);
  const fail = (error: Error) => {
    ended ??= error;
    ears?.failed(ended);
  };
  socket.on('data', (bytes: Buffer) => {
    rest = Buffer.concat([rest, bytes]);
    while (rest.length >= HEAD) {
      const end = HEAD + rest.readUInt16BE(2);
      if (end > MOST) {
        socket.destroy();
        return fail(new WireError('not-turn', `a message of ${end} bytes`));
      }
      if (rest.length < end) break;
      const whole = rest.subarray(0, end);
      rest = rest.subarray(end);
      ears?.message(whole);
    }
  });
  socket.on('error', (error) => fail(ownFault(error)));
  socket.once('close', () =>
    fail(new WireError('not-turn', 'the connection was closed before the answer')),
  );
  return {
    ...{ send: (bytes) => void socket.write(bytes), isLossy: false },
    // What ended it may have come while nobody listened.
    hear(heard) {
      ears = heard;
      if (ended !== null) ears?.failed(ended);
    },
    close: () =>
      new Promise((resolve) => {
        ears = null;
        socket.on('error', ignore).end(() => {
          socket.destroy();
          resolve();
        });
        if (socket.destroyed) resolve();
      }),
  };
}
