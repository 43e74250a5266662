import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** Connections at once: few beside the 1,024 files that a program may often have open, of which probes need most. */
const MOST = 256;

/**
 * Keeps room for who comes next: above the limit the connection that has waited longest without a whole question is
 * closed, so that idle ones and slow ones never shut others out.
 */
export function keepRoom(server: Server): void {
  /** In the order of their last question. */
  const waiting = new Set<Socket>();
  let open = 0;
  server.on('connection', (socket: Socket) => {
    open += 1;
    waiting.add(socket);
    socket.once('close', () => {
      open -= 1;
      waiting.delete(socket);
    });
    if (open <= MOST) return;
    const [longest] = waiting;
    (longest ?? socket).destroy();
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    const answering = () => waiting.delete(socket);
    if (request.complete) answering();
    else request.once('end', answering);
    response.once('close', () => {
      if (!socket.destroyed) waiting.add(socket);
    });
  });
}
