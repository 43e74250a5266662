import { randomBytes } from 'node:crypto';
import type { Socket } from 'node:net';
import { WireError } from '../../words/reasons/cause.ts';
import { SocketReader } from './reader.ts';

/** Longer messages are an error: a probe expects a greeting, not a film. */
const MAX_MESSAGE = 1_048_576;
const OPCODES = { text: 1, close: 8, ping: 9, pong: 10 };

/** Messages of an upgraded connection (RFC 6455), as a client. */
export class Frames {
  readonly #socket: Socket;
  readonly #reader: SocketReader;

  constructor(socket: Socket, head: Buffer, signal: AbortSignal) {
    if (head.length > 0) socket.unshift(head);
    this.#socket = socket;
    this.#reader = new SocketReader(socket, signal);
  }

  /**
   * The next whole message; pings are answered on the way.
   * @throws Error where the server closes, breaks the protocol or says more than 1 MiB
   */
  async read(): Promise<string> {
    const parts: Buffer[] = [];
    let length = 0;
    for (;;) {
      const [first = 0, second = 0] = await this.#exactly(2);
      const opcode = first & 15;
      const payload = await this.#payload(second, MAX_MESSAGE - length);
      if (opcode === OPCODES.close)
        throw new WireError('websocket-closed', `websocket: close ${closeCode(payload)}`);
      if (opcode === OPCODES.ping) this.#write(OPCODES.pong, payload);
      if (opcode >= OPCODES.close) continue;
      parts.push(payload);
      length += payload.length;
      if ((first & 128) !== 0) return Buffer.concat(parts).toString('utf8');
    }
  }

  send(text: string): void {
    this.#write(OPCODES.text, Buffer.from(text, 'utf8'));
  }

  close(): void {
    this.#write(OPCODES.close, Buffer.from([3, 232]));
  }

  async #payload(second: number, room: number): Promise<Buffer> {
    if ((second & 128) !== 0)
      throw new WireError('not-websocket', 'websocket: a server must not mask');
    let length = second & 127;
    if (length === 126) length = (await this.#exactly(2)).readUInt16BE();
    else if (length === 127) length = Number((await this.#exactly(8)).readBigUInt64BE());
    if (length > room) throw new WireError('too-long', 'websocket: read limit exceeded');
    return this.#exactly(length);
  }

  async #exactly(count: number): Promise<Buffer> {
    const bytes = await this.#reader.bytes(count);
    if (bytes.length < count) throw new WireError('cut', 'websocket: unexpected EOF');
    return bytes;
  }

  #write(opcode: number, payload: Buffer): void {
    const mask = randomBytes(4);
    const { length } = payload;
    const head = Buffer.alloc(length < 126 ? 2 : length < 65_536 ? 4 : 10);
    head[0] = 128 | opcode;
    head[1] = 128 | (length < 126 ? length : length < 65_536 ? 126 : 127);
    if (head.length === 4) head.writeUInt16BE(length, 2);
    if (head.length === 10) head.writeBigUInt64BE(BigInt(length), 2);
    const masked = payload.map((byte, i) => byte ^ (mask[i % 4] ?? 0));
    this.#socket.write(Buffer.concat([head, mask, masked]));
  }
}

function closeCode(payload: Buffer): number {
  return payload.length >= 2 ? payload.readUInt16BE() : 1005;
}
