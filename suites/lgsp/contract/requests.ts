import fc from 'fast-check';
import type { ApiRequest } from '../../stage/api.ts';
import { asked, exampleOf, isPublic } from './collect.ts';
import type { Ask, Collected } from './collect.ts';
import type { Contract, Operation, Schema } from './document.ts';
import { inOrder, nameOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { codeIn, judgeOne } from './judge.ts';
import { fillIn } from './places.ts';
import type { Values } from './places.ts';
import { validatorOf } from './validator.ts';
import type { Validator } from './validator.ts';

/** A request that was made of the contract, and whether it is right by it. */
export interface Made {
  what: string;
  request: ApiRequest;
  isRight: boolean;
}

export interface Effort {
  /** The same seed makes the same requests. */
  seed: number;
  /** Requests for each operation. */
  runs: number;
}

/** Asks every operation with requests that are wrong, strange or at the edge of what is right, and judges the answers. */
export async function provoke(
  contract: Contract,
  ask: Ask,
  values: Values,
  effort: Effort,
): Promise<Finding[]> {
  const validator = validatorOf(contract);
  const findings: Finding[] = [];
  for (const operation of contract.operations) {
    if (isPublic(operation)) continue;
    const role = operation.object['x-role'] ?? 'province-system';
    for (const made of requestsFor(operation, validator, values, effort)) {
      const done = await asked(operation, { name: made.what }, () => ask(made.request, role));
      findings.push(...judgeOne(validator, done));
      if (!made.isRight && isTaken(done))
        findings.push({
          ...{ kind: 'wrong-accepted', operation: nameOf(operation), at: '' },
          detail: made.what,
        });
    }
  }
  return inOrder(findings);
}

/** Whether the service says that it did what it was asked. */
function isTaken({ operation, answer }: Collected): boolean {
  if (answer === undefined || answer.status >= 300) return false;
  const success = operation.object['x-success'];
  return success === undefined || success === null || codeIn(operation, answer.json) === success;
}

/** Requests made of the example of an operation: one thing about each is otherwise. */
export function requestsFor(
  operation: Operation,
  validator: Validator,
  values: Values,
  { seed, runs }: Effort,
): Made[] {
  const schema = operation.object.requestBody?.content['application/json']?.schema;
  const example = exampleOf(operation);
  const method = operation.method.toUpperCase() as NonNullable<ApiRequest['method']>;
  const path = fillIn(example.path ?? operation.path, values, encodeURIComponent);
  if (schema === undefined) return addressesFor(method, path, operation, { seed, runs });
  const body = fillIn(example.body, values);
  const changed = fc.sample(changedOf(schema, body), { seed, numRuns: runs });
  return [
    ...changed.map(({ what, value }) => ({
      ...{ what, request: { method, path, json: value } },
      isRight: validator.isRequest(schema, value),
    })),
    ...unreadable(method, path, body),
  ];
}

/** Bodies that are no JSON of this kind at all. */
function unreadable(
  method: NonNullable<ApiRequest['method']>,
  path: string,
  body: unknown,
): Made[] {
  const json = { 'Content-Type': 'application/json' };
  const text = JSON.stringify(body);
  const sent = (what: string, bytes: Buffer, headers: Record<string, string> = json): Made => ({
    ...{ what, isRight: false, request: { method, path, body: bytes, headers } },
  });
  return [
    sent('JSON bị cắt', Buffer.from(text.slice(0, -1))),
    sent('không có nội dung', Buffer.alloc(0)),
    sent(
      'không phải UTF-8',
      Buffer.from(text.replace(/"([^"]*)"}?$/, '"\u00ff\u00fe"}'), 'latin1'),
    ),
    sent('UTF-16', Buffer.from(text, 'utf16le')),
    sent('kiểu nội dung XML', Buffer.from(text), { 'Content-Type': 'text/xml' }),
    sent('bảng mã windows-1258', Buffer.from(text), {
      'Content-Type': 'application/json; charset=windows-1258',
    }),
    sent('danh sách thay cho đối tượng', Buffer.from(`[${text}]`)),
    sent('lồng quá sâu', Buffer.from('['.repeat(5_000) + ']'.repeat(5_000))),
  ];
}

interface Changed {
  what: string;
  value: unknown;
}

/** The example with one field taken away, of another type, at its edge, or with one more. */
function changedOf(schema: Schema, body: unknown): fc.Arbitrary<Changed> {
  const { properties = {} } = schema as { properties?: Record<string, Schema> };
  const record = (body ?? {}) as Record<string, unknown>;
  const fields = Object.entries(properties).flatMap(([name, field]) => {
    const { [name]: _gone, ...rest } = record;
    const otherwise = (what: string, value: unknown) =>
      fc.constant({ what: `${name}: ${what}`, value: { ...rest, [name]: value } });
    return [
      fc.constant({ what: `${name}: thiếu`, value: rest }),
      ...[null, 7, true, [], {}, ''].map((value) =>
        otherwise(`giá trị ${JSON.stringify(value)}`, value),
      ),
      fc
        .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
        .map((value) => ({ what: `${name}: chữ bất kỳ`, value: { ...rest, [name]: value } })),
      ...edgesOf(field).map((value) => otherwise(`${value.length} ký tự`, value)),
    ];
  });
  const more = fc.constant({ what: 'thêm một trường', value: { ...record, truongLa: 'x' } });
  return fc.oneof(...fields, more);
}

/** Texts as long as they may be, and one letter longer. */
function edgesOf({ maxLength, pattern }: Schema): string[] {
  if (typeof maxLength !== 'number' || pattern !== undefined) return [];
  return [maxLength, maxLength + 1].map((length) => 'ă'.repeat(length));
}

/** Addresses with other values in their places. */
function addressesFor(
  method: NonNullable<ApiRequest['method']>,
  path: string,
  { object }: Operation,
  { seed, runs }: Effort,
): Made[] {
  const [place = '', query = ''] = path.split('?');
  const wanted = (object.parameters ?? []).filter((one) => one.in === 'query');
  if (wanted.length === 0)
    return [{ what: 'theo ví dụ', isRight: true, request: { method, path } }];
  const strange = fc.record({
    name: fc.constantFrom(...wanted.map(({ name }) => name)),
    value: fc.oneof(fc.string({ unit: 'grapheme', maxLength: 40 }), fc.integer().map(String)),
  });
  return fc.sample(strange, { seed, numRuns: runs }).map(({ name, value }) => {
    const changed = new URLSearchParams(query);
    changed.set(name, value);
    // Whether such a text is right cannot be told: how it is read is the service's own.
    return { what: name, isRight: true, request: { method, path: `${place}?${changed}` } };
  });
}
