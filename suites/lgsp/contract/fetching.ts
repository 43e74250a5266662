import { bodyOf, headersOf, jsonIn } from '../../stage/api.ts';
import type { ApiAnswer, ApiRequest } from '../../stage/api.ts';

/** Longest wait for an answer, in ms. */
const PATIENCE_MS = 10_000;
/** An answer of more bytes is not read to its end. */
const MOST_BYTES = 10 * 2 ** 20;

/** An interface asked without Playwright, for commands. */
export function fetching(base: string): (request: ApiRequest) => Promise<ApiAnswer> {
  return async (request) => {
    const { method = 'GET', path, form } = request;
    const data = bodyOf(request) ?? (form && new URLSearchParams(form));
    const began = performance.now();
    const answer = await fetch(base + path, {
      ...{ method, headers: headersOf(request), redirect: 'manual' },
      ...(data !== undefined && { body: Buffer.isBuffer(data) ? Uint8Array.from(data) : data }),
      signal: AbortSignal.timeout(PATIENCE_MS),
    });
    const text = await textWithin(answer);
    const ms = performance.now() - began;
    const { status } = answer;
    return { status, headers: Object.fromEntries(answer.headers), text, json: jsonIn(text), ms };
  };
}

/** @throws RangeError where it is longer than an interface answers */
async function textWithin({ body }: Response): Promise<string> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of body ?? []) {
    parts.push(part);
    if ((size += part.length) > MOST_BYTES)
      throw new RangeError(`the answer has more than ${MOST_BYTES} bytes`);
  }
  return Buffer.concat(parts).toString();
}
