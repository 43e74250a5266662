import type { Contract, Operation, Schema } from './document.ts';
import { nameOf } from './finding.ts';
import type { Finding } from './finding.ts';
import { general, referred, valueAt } from './places.ts';

/** Deeper than any contract goes: one that refers to itself ends here. */
const DEEPEST = 12;

/** What of an operation's documented answers has been seen. */
export class Sight {
  readonly #operation: Operation;
  readonly #document: Schema;
  readonly #fields = new Map<string, Set<string>>();
  readonly #statuses = new Set<string>();
  readonly #codes = new Set<string>();

  constructor({ document }: Contract, operation: Operation) {
    this.#document = document;
    this.#operation = operation;
  }

  see(status: number, json: unknown): void {
    this.#statuses.add(String(status));
    // That it is no JSON is told by itself, and says nothing of the fields.
    if (json === undefined) return;
    const seen = this.#fields.get(String(status)) ?? new Set();
    this.#fields.set(String(status), seen);
    for (const pointer of pointersIn(json)) seen.add(pointer);
    const code = valueAt(json, this.#operation.object['x-code'] ?? '/');
    if (typeof code === 'string') this.#codes.add(code);
  }

  /** Documented fields and codes that no answer had. */
  vanished(wasAsked: boolean): Finding[] {
    const { object } = this.#operation;
    if (!wasAsked || object['x-cases'] === undefined) return [];
    const operation = nameOf(this.#operation);
    const findings: Finding[] = [];
    for (const [status, response] of Object.entries(object.responses)) {
      // What stands for several statuses is not missed where one of them did not come.
      if (response['x-rare'] === true || !/^\d{3}$/.test(status)) continue;
      if (!this.#statuses.has(status))
        findings.push({ kind: 'code-vanished', operation, at: status, detail: status });
      const schema = response.content?.['application/json']?.schema;
      const seen = this.#fields.get(status);
      if (schema === undefined || seen === undefined) continue;
      for (const at of documented(this.#document, schema))
        if (!seen.has(at)) findings.push({ kind: 'field-vanished', operation, at, detail: status });
    }
    const rare = new Set(object['x-rare-codes']);
    for (const code of codesOf(this.#document, this.#operation))
      if (!this.#codes.has(code) && !rare.has(code))
        findings.push({
          ...{ kind: 'code-vanished', operation, detail: code },
          at: general(object['x-code'] ?? ''),
        });
    return findings;
  }
}

/** JSON pointers of everything in a value, with `*` for the places of lists. */
function pointersIn(value: unknown, at = '', all = new Set<string>()): Set<string> {
  if (typeof value !== 'object' || value === null) return all;
  for (const [name, one] of Object.entries(value)) {
    const below = `${at}/${Array.isArray(value) ? '*' : name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    all.add(below);
    pointersIn(one, below, all);
  }
  return all;
}

/** JSON pointers of the fields of a schema, those that come seldom left out. */
function documented(document: Schema, schema: unknown, at = '', depth = 0): string[] {
  const one = resolved(document, schema);
  if (one === undefined || depth > DEEPEST) return [];
  const {
    properties = {},
    items,
    anyOf = [],
    oneOf = [],
    allOf = [],
  } = one as {
    properties?: Record<string, Schema>;
    items?: Schema;
    anyOf?: Schema[];
    oneOf?: Schema[];
    allOf?: Schema[];
  };
  const fields = Object.entries(properties).flatMap(([name, inner]) => {
    const below = `${at}/${name}`;
    const isRare = inner['x-rare'] === true;
    return [below, ...(isRare ? [] : documented(document, inner, below, depth + 1))];
  });
  const parts = [...anyOf, ...oneOf, ...allOf].flatMap((inner) =>
    documented(document, inner, at, depth + 1),
  );
  const inner = items === undefined ? [] : documented(document, items, `${at}/*`, depth + 1);
  return [...fields, ...parts, ...inner];
}

/** Codes that the answers of an operation may carry, as its contract lists them. */
function codesOf(document: Schema, { object }: Operation): string[] {
  const pointer = object['x-code'];
  if (pointer === undefined) return [];
  return Object.values(object.responses).flatMap((response) => {
    if (response['x-rare'] === true) return [];
    let at: unknown = response.content?.['application/json']?.schema;
    for (const part of pointer.split('/').slice(1)) {
      const one = resolved(document, at) as
        | { properties?: Record<string, unknown>; items?: unknown }
        | undefined;
      at = /^\d+$/.test(part) ? one?.items : one?.properties?.[part];
    }
    const { enum: values } = (resolved(document, at) ?? {}) as { enum?: unknown };
    return Array.isArray(values)
      ? values.filter((one): one is string => typeof one === 'string')
      : [];
  });
}

/** The schema itself, or what it refers to within its document. */
function resolved(document: Schema, schema: unknown): Schema | undefined {
  if (typeof schema !== 'object' || schema === null) return undefined;
  const { $ref } = schema as { $ref?: unknown };
  if (typeof $ref !== 'string' || !$ref.startsWith('#/')) return schema as Schema;
  return referred(document, $ref) as Schema | undefined;
}
