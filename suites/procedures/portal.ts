import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect } from '../stage/expect.ts';
import { z } from 'zod';
import { AnswerError, PreconditionError } from '../stage/precondition.ts';
import type { Stage } from '../stage/stage.ts';
import { accountsOf, addressOf } from '../stage/target.ts';

const Call = z.object({
  step: z.string(),
  /** HTTP status the portal answered. */
  answer: z.number(),
  /** Status code sent; null where the call carries none. */
  status: z.string().nullable(),
});
export type Call = z.infer<typeof Call>;

/** The national portal as its interfaces show it. */
export class Portal {
  readonly #request: APIRequestContext;
  readonly #address: string;

  private constructor(request: APIRequestContext, address: string) {
    this.#request = request;
    this.#address = address;
  }

  static async open(stage: Stage): Promise<Portal> {
    const portal = new Portal(await stage.anonymous(), addressOf(stage.target, 'dvcqg'));
    await stage.given('Cổng có các giao diện mà bộ kiểm thử này đọc', () => portal.#known());
    return portal;
  }

  /** The procedures the portal has published: code → name. */
  async procedures(): Promise<Map<string, string>> {
    const answer = await this.#get('/api/procedures');
    expect(answer.status(), 'Cổng trả lời').toBe(200);
    const all = z.array(z.object({ code: z.string(), name: z.string() }));
    return new Map(all.parse(await answer.json()).map(({ code, name }) => [code, name]));
  }

  /** The status of a dossier in words; null where the portal does not know it. */
  async status(code: string): Promise<string | null> {
    const answer = await this.#get(`/api/dossiers/${encodeURIComponent(code)}`);
    if (answer.status() === 404) return null;
    return z.object({ statusName: z.string() }).parse(await answer.json()).statusName;
  }

  /** The calls the portal received about a dossier, in the order they came. */
  async calls(code: string): Promise<Call[]> {
    const answer = await this.#get(`/api/log?dossier=${encodeURIComponent(code)}`);
    return z.array(Call).parse(await answer.json());
  }

  /** Ends the tokens of the province's system at once, as time would. */
  async expireTokens(stage: Stage): Promise<void> {
    const [account] = accountsOf(stage.target, 'integration');
    const data = { clientId: account?.username, clientSecret: account?.password };
    const answer = await this.#request.post(`${this.#address}/api/token/expire`, { data });
    if (!answer.ok())
      throw new PreconditionError(`the tokens cannot be expired: ${answer.status()}`);
  }

  /** Another portal's interfaces are not judged by this suite; one that does not answer is. */
  async #known(): Promise<void> {
    for (const path of ['/api/procedures', '/api/log?dossier=không-có']) {
      const answer = await this.#get(path);
      if (answer.status() >= 500) continue;
      const text = await answer.text();
      if (!answer.ok() || !text.trimStart().startsWith('['))
        throw new AnswerError(`${path} trả lời mã ${answer.status()}, không phải danh sách`);
    }
  }

  #get(path: string): Promise<APIResponse> {
    return this.#request.get(`${this.#address}${path}`);
  }
}
