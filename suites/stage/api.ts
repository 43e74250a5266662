import type { APIRequestContext } from '@playwright/test';
import type { Exchange } from '../evidence/exchange.ts';
import { LIMITS } from './limits.ts';
import { AnswerError } from './precondition.ts';

/** The most an interface may answer, in bytes: more is no answer, and is not kept. */
const MOST_BYTES = 10 * 2 ** 20;

/** One request to an interface. At most one of `json`, `form` and `body`. */
export interface ApiRequest {
  /** GET where left out. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD' | 'OPTIONS';
  path: string;
  headers?: Readonly<Record<string, string>>;
  json?: unknown;
  form?: Readonly<Record<string, string>>;
  /** Sent as it is; its type stands in the headers. */
  body?: string | Buffer;
  /** Longest wait for the whole answer, in ms. */
  timeoutMs?: number;
}

export interface ApiAnswer {
  status: number;
  /** By their names in small letters. */
  headers: Readonly<Record<string, string>>;
  text: string;
  /** What the text is as JSON; undefined where it is none. */
  json: unknown;
  /** Time from the request to the end of the answer, in ms. */
  ms: number;
}

/** An interface without a page. What it is asked and what it answers is kept as evidence, masked. */
export interface Api {
  /** @throws AnswerError where the answer is too large; Playwright's error where there is none in time */
  ask(request: ApiRequest): Promise<ApiAnswer>;
}

/**
 * An interface at a base address.
 * @param noted called with every request and its answer, also where there was none
 */
export function openApi(
  context: APIRequestContext,
  base: string,
  noted: (exchange: Exchange) => void,
): Api {
  const ask = async (request: ApiRequest): Promise<ApiAnswer> => {
    const { method = 'GET', path, timeoutMs = LIMITS.action } = request;
    const headers = headersOf(request);
    const data = bodyOf(request);
    const sent = { method, path, headers, body: textOf(data ?? request.form) };
    const began = performance.now();
    const options = { method, headers, timeout: timeoutMs, maxRedirects: 0 };
    try {
      const answer = await context.fetch(`${base}${path}`, {
        ...options,
        ...(data !== undefined && { data }),
        ...(request.form && { form: { ...request.form } }),
      });
      const bytes = await answer.body();
      const ms = performance.now() - began;
      await answer.dispose();
      if (bytes.length > MOST_BYTES)
        throw new AnswerError(`câu trả lời lớn hơn ${MOST_BYTES / 2 ** 20} MB`);
      const text = bytes.toString();
      const answered = { status: answer.status(), headers: answer.headers(), text, ms };
      noted({ ...sent, answer: answered });
      return { ...answered, json: jsonIn(text) };
    } catch (error) {
      if (error instanceof Error) noted({ ...sent, error: error.message.split('\n')[0] ?? '' });
      throw error;
    }
  };
  return { ask };
}

/** A type in the headers stays as it is, also where it is not the body's. */
export function headersOf({ json, headers = {} }: ApiRequest): Readonly<Record<string, string>> {
  const isTyped = Object.keys(headers).some((name) => name.toLowerCase() === 'content-type');
  return json === undefined || isTyped
    ? headers
    : { ...headers, 'content-type': 'application/json' };
}

/** What is sent, but for a form; undefined where nothing is. */
export function bodyOf({ json, body }: ApiRequest): Buffer | undefined {
  if (json !== undefined) return Buffer.from(JSON.stringify(json));
  return body === undefined ? undefined : Buffer.from(body);
}

function textOf(body: Buffer | Readonly<Record<string, string>> | undefined): string {
  if (body === undefined) return '';
  return Buffer.isBuffer(body) ? body.toString() : new URLSearchParams(body).toString();
}

/** What a text is as JSON; undefined where it is none. */
export function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
