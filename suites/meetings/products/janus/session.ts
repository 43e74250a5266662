import { randomUUID } from 'node:crypto';
import { WebSocket } from 'ws';
import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';

const Message = z.looseObject({
  janus: z.string(),
  transaction: z.string().optional(),
  data: z.looseObject({ id: z.number() }).optional(),
  plugindata: z.looseObject({ data: z.record(z.string(), z.unknown()) }).optional(),
});
type Message = z.infer<typeof Message>;

/** Longest wait for an answer, in ms. */
const ANSWER_MS = 15_000;

/** A session with Janus that asks its video rooms, without media. */
export class Session {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<string, (message: Message) => void>();
  #ids: { session_id?: number; handle_id?: number } = {};
  isOpen = true;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on('message', (data: Buffer) => this.#heard(data.toString()));
    socket.on('close', () => (this.isOpen = false));
  }

  /** @throws Error where nobody answers there */
  static async open(url: string): Promise<Session> {
    const socket = new WebSocket(url.replace(/^http/, 'ws'), 'janus-protocol');
    await new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('error', reject);
    });
    socket.on('error', () => {});
    const session = new Session(socket);
    const { data } = await session.#send({ janus: 'create' });
    session.#ids = { session_id: data?.id ?? 0 };
    const attached = await session.#send({ janus: 'attach', plugin: 'janus.plugin.videoroom' });
    session.#ids.handle_id = attached.data?.id ?? 0;
    return session;
  }

  /** Asks the plugin. What it refuses comes back as it says it, with its `error_code`. */
  async ask(body: object): Promise<Record<string, unknown>> {
    const { plugindata } = await this.#send({ janus: 'message', body });
    return plugindata?.data ?? {};
  }

  close(): void {
    this.#socket.close();
  }

  #heard(text: string) {
    const message = Message.safeParse(JSON.parse(text));
    // What takes a while is acknowledged first, and answered by an event.
    if (!message.success || message.data.janus === 'ack') return;
    const { transaction = '' } = message.data;
    this.#waiting.get(transaction)?.(message.data);
    this.#waiting.delete(transaction);
  }

  #send(request: object): Promise<Message> {
    const transaction = randomUUID();
    return new Promise((resolve, reject) => {
      const late = () => reject(new AnswerError('máy chủ Janus không trả lời'));
      const timer = setTimeout(late, ANSWER_MS);
      this.#waiting.set(transaction, (message) => {
        clearTimeout(timer);
        resolve(message);
      });
      this.#socket.send(JSON.stringify({ ...request, ...this.#ids, transaction }));
    });
  }
}
