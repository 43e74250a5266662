import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { LineCounter, parseDocument } from 'yaml';
import { z } from 'zod';
import { referred, valueAt } from './places.ts';

/** A JSON schema of the 2020-12 dialect, as OpenAPI 3.1 has them. */
export type Schema = Readonly<Record<string, unknown>>;

const Media = z.looseObject({ schema: z.record(z.string(), z.unknown()).optional() });
const Content = z.record(z.string(), Media);
const Header = z.looseObject({
  required: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()).optional(),
});
const Response = z.looseObject({
  content: Content.optional(),
  headers: z.record(z.string(), Header).optional(),
  /** It is documented but comes too seldom to be missed. */
  'x-rare': z.boolean().optional(),
});
const Parameter = z.looseObject({
  name: z.string(),
  in: z.enum(['query', 'path', 'header', 'cookie']),
  required: z.boolean().optional(),
  schema: z.record(z.string(), z.unknown()).optional(),
  example: z.unknown().optional(),
});
export type Parameter = z.infer<typeof Parameter>;

/** A request of the contract's own, and what must come back; ours, under `x-cases`. */
const Case = z.strictObject({
  name: z.string(),
  path: z.string().optional(),
  headers: z.record(z.string(), z.string()).optional(),
  form: z.record(z.string(), z.string()).optional(),
  body: z.unknown().optional(),
  text: z.string().optional(),
  /** Another role than the operation's. */
  role: z.string().optional(),
  /** Name → JSON pointer into the answer, or `header:` and the name of a header in small letters. */
  capture: z.record(z.string(), z.string()).optional(),
  expect: z.strictObject({ status: z.number(), code: z.string().optional() }),
});
export type ContractCase = z.infer<typeof Case>;

const Operation = z.looseObject({
  operationId: z.string().optional(),
  parameters: z.array(Parameter).optional(),
  requestBody: z.looseObject({ content: Content }).optional(),
  responses: z.record(z.string(), Response),
  security: z.array(z.unknown()).optional(),
  /** The role of the account that calls. */
  'x-role': z.string().optional(),
  /** JSON pointer to the service's own code in an answer. */
  'x-code': z.string().optional(),
  /** The code by which the service says that it did what it was asked. */
  'x-success': z.string().nullable().optional(),
  /** Codes that are documented but cannot be brought about at will. */
  'x-rare-codes': z.array(z.string()).optional(),
  'x-cases': z.array(Case).optional(),
});
export type OperationObject = z.infer<typeof Operation>;

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
const PathItem = z.looseObject({
  get: Operation.optional(),
  post: Operation.optional(),
  put: Operation.optional(),
  patch: Operation.optional(),
  delete: Operation.optional(),
  /** Of all its operations. */
  parameters: z.array(Parameter).optional(),
});
const Document = z.looseObject({
  openapi: z.string().regex(/^3\.1\./, 'OpenAPI 3.1'),
  paths: z.record(z.string().startsWith('/'), PathItem),
});

/** One operation of a contract. */
export interface Operation {
  /** Name of the contract's file without its ending. */
  contract: string;
  method: (typeof METHODS)[number];
  path: string;
  object: OperationObject;
}

/** A contract as it was read. */
export interface Contract {
  name: string;
  document: Schema;
  operations: readonly Operation[];
}

/**
 * Reads an OpenAPI 3.1 document, as YAML or JSON.
 * @throws RangeError with every fault at its line and column
 */
export function readContract(file: string): Contract {
  const lines = new LineCounter();
  const parsed = parseDocument(readText(file), { lineCounter: lines });
  const at = (offset: number | undefined) => {
    const { line, col } = lines.linePos(offset ?? 0);
    return `${file}:${line}:${col}`;
  };
  if (parsed.errors.length > 0)
    throw new RangeError(
      parsed.errors
        .map(({ pos, message }) => `${at(pos[0])}: ${message.split('\n')[0]}`)
        .join('\n'),
    );
  const value: unknown = parsed.toJS({ maxAliasCount: 100 });
  const lost = referencesIn(value).filter(({ to }) => !leadsSomewhere(value, to));
  if (lost.length > 0)
    throw new RangeError(
      lost
        .map(({ path, to }) => {
          const node = parsed.getIn(path, true) as { range?: [number] } | undefined;
          return `${at(node?.range?.[0])}: found $ref ${to}, expected a place in this document`;
        })
        .join('\n'),
    );
  const read = Document.safeParse(inPlace(value));
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => {
      const node = parsed.getIn(path as string[], true) as { range?: [number] } | undefined;
      return `${at(node?.range?.[0])}: found ${path.join('.') || 'the document'}: ${message}`;
    });
    throw new RangeError(faults.join('\n'));
  }
  const name = basename(file).replace(/\.[^.]*$/, '');
  const operations = Object.entries(read.data.paths).flatMap(([path, item]) =>
    METHODS.flatMap((method): Operation[] => {
      const own = item[method];
      if (own === undefined) return [];
      const parameters = [...(own.parameters ?? []), ...(item.parameters ?? [])];
      const object = parameters.length > 0 ? { ...own, parameters } : own;
      return [{ contract: name, method, path, object }];
    }),
  );
  return { name, document: value as Schema, operations };
}

type ResponseObject = OperationObject['responses'][string];

/** What is documented for a status: by itself, by its class like `4XX`, or for all that are not named. */
export function responseFor({ object }: Operation, status: number): ResponseObject | undefined {
  const { responses } = object;
  const ofClass = `${Math.trunc(status / 100)}XX`;
  return responses[status] ?? responses[ofClass] ?? responses['default'];
}

/** What is documented for a type of content: by itself, by a range like `text/*`, or for any. */
export function mediaFor(
  content: z.infer<typeof Content>,
  type: string,
): z.infer<typeof Media> | undefined {
  const bare = (text: string) => (text.split(';')[0] ?? '').trim().toLowerCase();
  const wanted = bare(type);
  const ranges = [wanted, `${wanted.split('/')[0]}/*`, '*/*'];
  for (const range of ranges)
    for (const [name, media] of Object.entries(content)) if (bare(name) === range) return media;
  return undefined;
}

/** Deeper than references go from one to the next. */
const DEEPEST = 20;
/** Parts that stand in place of what refers to them. Schemas keep their references, which may go in circles. */
const PARTS =
  /^#\/(?:paths|components\/(?:pathItems|parameters|requestBodies|responses|headers))\//;

/** A document where operations have their parameters, bodies, answers and headers themselves. */
function inPlace(document: unknown): unknown {
  const put = (value: unknown, depth: number): unknown => {
    if (Array.isArray(value)) return value.map((one) => put(one, depth));
    if (typeof value !== 'object' || value === null) return value;
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === 'string' && PARTS.test($ref) && depth < DEEPEST)
      return put(referred(document, $ref), depth + 1);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, put(one, depth)]));
  };
  return put(document, 0);
}

/** Whether a reference leads to a part of its document, and not only from one reference to the next. */
function leadsSomewhere(document: unknown, to: string): boolean {
  // A name given by `$anchor` is the validator's to find.
  if (/^#(?!\/)/.test(to)) return true;
  let next: unknown = to;
  for (let n = 0; n < DEEPEST && typeof next === 'string'; n += 1) {
    const found = referred(document, next);
    if (found === undefined) return false;
    next = valueAt(found, '/$ref');
  }
  return typeof next !== 'string';
}

/** Every reference of a document and where it stands. */
function referencesIn(
  value: unknown,
  path: readonly (string | number)[] = [],
): { path: readonly (string | number)[]; to: string }[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) => {
    const below = [...path, Array.isArray(value) ? Number(name) : name];
    return name === '$ref' && typeof one === 'string'
      ? [{ path: below, to: one }]
      : referencesIn(one, below);
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new RangeError(`${file} cannot be read: ${(error as Error).message}`, { cause: error });
  }
}
