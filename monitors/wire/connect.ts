import { connect } from 'node:net';
import type { Socket } from 'node:net';
import { Blocked, ownFault } from '../look/faults.ts';
import { ignore } from './ignore.ts';
import { noteConnection } from './own-connections.ts';
import { TimeOver } from './within.ts';
import { isIP } from 'node:net';

export interface Where {
  address: string;
  port: number;
  sourceAddress?: string | undefined;
}

/**
 * Opens a TCP connection, or one to a local socket file.
 * @throws {Blocked} for a fault of this machine; the system's error, or {TimeOver}, for one of the other side
 */
export function openSocket(where: Where | { path: string }, signal: AbortSignal): Promise<Socket> {
  if (
    'sourceAddress' in where &&
    where.sourceAddress !== undefined &&
    isIP(where.sourceAddress) === 0
  )
    throw new Blocked({ code: 'source-address', address: where.sourceAddress });
  return new Promise((resolve, reject) => {
    if (signal.aborted) {
      reject(new TimeOver());
      return;
    }
    const socket =
      'path' in where
        ? connect({ path: where.path })
        : connect({
            host: where.address,
            port: where.port,
            noDelay: true,
            ...(where.sourceAddress === undefined ? {} : { localAddress: where.sourceAddress }),
          });
    const settle = () => {
      signal.removeEventListener('abort', over);
      socket.off('error', failed);
    };
    const over = () => {
      settle();
      socket.on('error', ignore).destroy();
      reject(new TimeOver());
    };
    const failed = (error: Error) => {
      settle();
      reject(ownFault(error));
    };
    signal.addEventListener('abort', over, { once: true });
    socket.once('error', failed);
    socket.once('connect', () => {
      settle();
      if ('port' in where) noteConnection(socket, where.port);
      resolve(socket);
    });
  });
}
