import type { Server } from 'node:tls';
import { createServer as createTls } from 'node:tls';
import type { TLSSocket } from 'node:tls';

/** A frame of HTTP/2 (RFC 9113, 4.1). */
export function frame(type: number, flags: number, payload: Buffer, stream = 1): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head.set([type, flags, 0, 0, 0, stream], 3);
  return Buffer.concat([head, payload]);
}

export const DATA = 0;
export const HEADERS = 1;
export const SETTINGS = 4;
export const PING = 6;
export const CONTINUATION = 9;
export const END_HEADERS = 4;
/** `:status: 200` and no more, the end of the headers. */
export const OK = frame(HEADERS, END_HEADERS, Buffer.from([0x88]));

/** A server that agrees on HTTP/2 and, once it is asked, writes frames of the test's choice. */
export function frameServer(
  identity: { cert: Buffer; key: Buffer },
  answer: (socket: TLSSocket) => void,
): Server {
  return createTls({ ...identity, ALPNProtocols: ['h2'] }, (socket) => {
    socket.on('error', () => undefined);
    socket.write(frame(SETTINGS, 0, Buffer.alloc(0), 0));
    let seen: Buffer = Buffer.alloc(0);
    socket.on('data', function asked(bytes: Buffer) {
      seen = Buffer.concat([seen, bytes]);
      // The frame of headers is answered, which comes after preface and settings.
      if (!hasHeaders(seen)) return;
      socket.off('data', asked);
      socket.resume();
      answer(socket);
    });
  });
}

function hasHeaders(bytes: Buffer): boolean {
  const PREFACE = 24;
  for (let at = PREFACE; at + 9 <= bytes.length; at += 9 + bytes.readUIntBE(at, 3))
    if (bytes[at + 3] === HEADERS) return true;
  return false;
}
