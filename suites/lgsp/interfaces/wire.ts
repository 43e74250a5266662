import type { z } from 'zod';
import type { Api, ApiRequest } from '../../stage/api.ts';
import { AnswerError } from '../../stage/precondition.ts';
import type { Answered } from '../offer/calls.ts';

const NONE: Answered = { status: 0, headers: {}, text: '', requestId: '', ms: 0 };

/** One system's way to the interfaces: its token goes with every call, and the last answer is kept. */
export class Wire {
  readonly token: string;
  last: Answered = NONE;
  readonly #api: Api;
  #requestId: string | undefined;

  constructor(api: Api, token: string) {
    this.#api = api;
    this.token = token;
  }

  mark(requestId: string): void {
    this.#requestId = requestId;
  }

  /** Whatever comes back. */
  async send(request: ApiRequest): Promise<Answered & { json: unknown }> {
    const headers = {
      Authorization: `Bearer ${this.token}`,
      ...(this.#requestId !== undefined && { 'X-Request-Id': this.#requestId }),
      ...request.headers,
    };
    const answer = await this.#api.ask({ ...request, headers });
    const kept = { ...answer, requestId: answer.headers['x-request-id'] ?? '' };
    this.last = kept;
    return kept;
  }

  /** @throws AnswerError where the answer is not of this shape */
  async ask<T extends z.ZodType>(request: ApiRequest, shape: T): Promise<z.infer<T>> {
    const path = request.path.split('?')[0] ?? '';
    const { status, json } = await this.send(request);
    if (status !== 200) throw new AnswerError(`${path} trả lời mã ${status}`, status);
    const read = shape.safeParse(json);
    if (!read.success) throw new AnswerError(`${path} trả lời khác quy cách`);
    return read.data;
  }
}
