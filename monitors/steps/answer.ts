import { WireError } from '../../words/reasons/cause.ts';
import type { Body } from '../wire/http/body.ts';
import type { Reply } from '../wire/http/reply.ts';

/** What a platform answered, whole and in memory. */
export class Answer {
  readonly reply: Pick<Reply, 'status' | 'headers'>;
  readonly body: Body;
  #json: { value: unknown } | undefined;

  constructor(reply: Pick<Reply, 'status' | 'headers'>, body: Body) {
    this.reply = reply;
    this.body = body;
  }

  get status(): number {
    return this.reply.status;
  }

  /** The body as JSON. @throws {WireError} where it is not */
  json(): unknown {
    try {
      this.#json ??= { value: JSON.parse(this.body.kept) as unknown };
    } catch (error) {
      // The parser's own message quotes what it read, which may be anything.
      throw new WireError('not-json', 'the answer is no JSON', { cause: error });
    }
    return this.#json.value;
  }
}
