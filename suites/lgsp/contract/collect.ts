import type { ApiAnswer, ApiRequest } from '../../stage/api.ts';
import type { ContractCase, Operation } from './document.ts';
import { fillIn, valueAt } from './places.ts';
import type { Values } from './places.ts';

/** How an interface is asked; the role whose token goes with it, or none; the status that is documented for it. */
export type Ask = (request: ApiRequest, role: string | null, status?: number) => Promise<ApiAnswer>;

/** One request and what came of it. */
export interface Collected {
  operation: Operation;
  /** What was asked, in words. */
  what: string;
  expect: ContractCase['expect'] | undefined;
  /** What was sent as JSON. */
  body?: unknown;
  /** Undefined where there was none. */
  answer: Pick<ApiAnswer, 'status' | 'headers' | 'json' | 'text'> | undefined;
  why: string;
}

/** Role of an operation that names none. */
const USUAL = 'province-system';

/** Asks everything that the contracts themselves give as examples, in their order. */
export async function collect(
  operations: readonly Operation[],
  ask: Ask,
  values: Values,
): Promise<Collected[]> {
  const collected: Collected[] = [];
  for (const operation of operations) {
    const { object } = operation;
    for (const one of object['x-cases'] ?? [exampleOf(operation)]) {
      const role = isPublic(operation) ? null : (one.role ?? object['x-role'] ?? USUAL);
      const request = requestOf(operation, one, values);
      const done = {
        ...(await asked(operation, one, () => ask(request, role, one.expect.status))),
        body: request.json,
      };
      for (const [name, place] of Object.entries(one.capture ?? {})) {
        const value = captured(done.answer, place);
        if (typeof value === 'string') values.set(name, value);
      }
      collected.push(done);
    }
    if (object.responses['401'] === undefined || isPublic(operation)) continue;
    const first = object['x-cases']?.[0] ?? exampleOf(operation);
    const unknown = { name: 'không có mã truy cập', expect: { status: 401 } };
    collected.push(
      await asked(operation, unknown, () => ask(requestOf(operation, first, values), null)),
    );
  }
  return collected;
}

/** What an answer has at a place: a JSON pointer, or a header. */
function captured(answer: Collected['answer'], place: string): unknown {
  const [, header] = /^header:(.+)$/.exec(place) ?? [];
  return header === undefined ? valueAt(answer?.json, place) : answer?.headers[header];
}

/** Asks one request; that there is no answer is what came of it. */
export async function asked(
  operation: Operation,
  { name, expect }: { name: string; expect?: ContractCase['expect'] },
  ask: () => Promise<ApiAnswer>,
): Promise<Collected> {
  try {
    return { operation, what: name, expect, answer: await ask(), why: '' };
  } catch (error) {
    const why = (error as Error).message.split('\n')[0] ?? '';
    return { operation, what: name, expect, answer: undefined, why };
  }
}

/** It says by itself who may call. */
export function isPublic({ object }: Operation): boolean {
  return object.security !== undefined;
}

/** The request that the examples of a contract make. */
export function exampleOf({ object, path }: Operation): ContractCase {
  const parameters = object.parameters ?? [];
  const example = (name: string, place: string) => {
    const found = parameters.find((one) => one.name === name && one.in === place);
    return escaped(String(found?.example ?? found?.schema?.['example'] ?? ''));
  };
  const filled = path.replace(/\{([^}]+)\}/g, (_, name: string) => example(name, 'path'));
  const query = parameters
    .filter((one) => one.in === 'query' && one.required === true)
    .map(({ name }) => `${encodeURIComponent(name)}=${example(name, 'query')}`);
  const schema = object.requestBody?.content['application/json']?.schema;
  const success = Object.keys(object.responses).find((status) => status.startsWith('2'));
  return {
    name: 'theo ví dụ',
    path: query.length > 0 ? `${filled}?${query.join('&')}` : filled,
    ...(schema !== undefined && { body: exampleOfSchema(schema) }),
    expect: { status: Number(success ?? 200) },
  };
}

/** A text as a part of an address; its `{{name}}` are filled in later. */
function escaped(text: string): string {
  return text
    .split(/(\{\{[^{}]+\}\})/)
    .map((part, at) => (at % 2 === 1 ? part : encodeURIComponent(part)))
    .join('');
}

/** The value that a schema gives as an example, put together of those of its fields. */
export function exampleOfSchema(schema: Readonly<Record<string, unknown>>): unknown {
  if ('example' in schema) return schema['example'];
  if (Array.isArray(schema['examples'])) return schema['examples'][0] as unknown;
  const { properties, items } = schema as {
    properties?: Record<string, Readonly<Record<string, unknown>>>;
    items?: Readonly<Record<string, unknown>>;
  };
  if (items !== undefined) return [exampleOfSchema(items)];
  if (properties === undefined) return null;
  const required = new Set((schema['required'] as string[] | undefined) ?? []);
  return Object.fromEntries(
    Object.entries(properties)
      .filter(([name]) => required.has(name))
      .map(([name, one]) => [name, exampleOfSchema(one)]),
  );
}

function requestOf(operation: Operation, one: ContractCase, values: Values): ApiRequest {
  const method = operation.method.toUpperCase() as NonNullable<ApiRequest['method']>;
  const { body, text, form, headers } = one;
  return {
    ...{ method, path: fillIn(one.path ?? operation.path, values, encodeURIComponent) },
    ...(headers !== undefined && { headers: fillIn(headers, values) }),
    ...(form !== undefined && { form: fillIn(form, values) }),
    ...(body !== undefined && { json: fillIn(body, values) }),
    ...(text !== undefined && { body: text }),
  };
}
