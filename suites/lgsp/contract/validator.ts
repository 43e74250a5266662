import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Contract, Schema } from './document.ts';
import { referred } from './places.ts';

/** What is wrong with a value, and where: `''` is the value itself. */
export interface Wrong {
  kind: 'field-appeared' | 'field-vanished' | 'value-wrong';
  at: string;
  /** The rule of JSON Schema that it breaks, like `pattern`. */
  rule: string;
}

/** Judges values by the schemas of one contract. */
class Validator {
  readonly #document: Schema;
  readonly #ajv: Ajv2020;
  readonly #strict: Ajv2020;
  readonly #answers = new Map<Schema, ValidateFunction>();
  readonly #requests = new Map<Schema, ValidateFunction>();

  constructor({ document }: Contract) {
    this.#document = document;
    this.#ajv = withFormats(document);
    this.#strict = withFormats(closed(document) as Schema);
  }

  /** An answer: a field that is not documented has appeared. */
  answer(schema: Schema, value: unknown): Wrong[] {
    const validate = compiled(this.#answers, schema, () =>
      this.#strict.compile(rooted(closed(schema))),
    );
    return validate(value) ? [] : (validate.errors ?? []).flatMap(wrongOf);
  }

  /** Whether a header says what it should: a number, truth or a list is read from its text where the schema wants one. */
  isHeader(schema: Schema, text: string): boolean {
    const validate = compiled(this.#requests, schema, () => this.#ajv.compile(rooted(schema)));
    const { $ref } = schema;
    const named = typeof $ref === 'string' ? referred(this.#document, $ref) : schema;
    const types = [(named as Schema | undefined)?.['type']].flat();
    return validate(text) || types.some((type) => validate(readAs(type, text)));
  }

  /** Whether a request is right; more fields than documented are no fault of it. */
  isRequest(schema: Schema, value: unknown): boolean {
    return compiled(this.#requests, schema, () => this.#ajv.compile(rooted(schema)))(value);
  }
}

const validators = new WeakMap<Contract, Validator>();

/** The validator of a contract, made once. */
export function validatorOf(contract: Contract): Validator {
  const validator = validators.get(contract) ?? new Validator(contract);
  validators.set(contract, validator);
  return validator;
}

/** Compiling takes much longer than judging. */
function compiled(
  known: Map<Schema, ValidateFunction>,
  schema: Schema,
  compile: () => ValidateFunction,
): ValidateFunction {
  const validate = known.get(schema) ?? compile();
  known.set(schema, validate);
  return validate;
}

/** The text of a header as a value of this type; as it is where it is none. */
function readAs(type: unknown, text: string): unknown {
  if (type === 'array') return text.split(',').map((one) => one.trim());
  if (type === 'boolean' && /^(?:true|false)$/.test(text)) return text === 'true';
  const isNumber = type === 'integer' || type === 'number';
  return isNumber && /^-?\d+(?:\.\d+)?$/.test(text) ? Number(text) : text;
}

const ROOT = 'contract:';

function withFormats(document: Schema): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: true, validateSchema: false });
  // The default export of a CommonJS module.
  (addFormats as unknown as (ajv: Ajv2020) => void)(ajv);
  ajv.addSchema({ ...document }, ROOT);
  return ajv;
}

/** References of a contract begin at its own root. */
function rooted(schema: unknown): Schema {
  return mapped(schema, (name, value) =>
    name === '$ref' && typeof value === 'string' && value.startsWith('#') ? ROOT + value : value,
  ) as Schema;
}

/** The same where objects have the fields that are documented and no others. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(
    Object.entries(schema).map(([name, value]) => [name, closed(value)]),
  );
  const isOpen =
    typeof inner['properties'] === 'object' &&
    inner['type'] !== undefined &&
    inner['additionalProperties'] === undefined;
  return isOpen ? { ...inner, additionalProperties: false } : inner;
}

function mapped(value: unknown, each: (name: string, value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => mapped(one, each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [name, mapped(each(name, one), each)]),
  );
}

function wrongOf({ keyword, instancePath, params }: ErrorObject): Wrong[] {
  const below = (name: unknown) => `${instancePath}/${escaped(String(name))}`;
  const told = params as Record<string, unknown>;
  if (keyword === 'additionalProperties')
    return [{ kind: 'field-appeared', at: below(told['additionalProperty']), rule: keyword }];
  if (keyword === 'required')
    return [{ kind: 'field-vanished', at: below(told['missingProperty']), rule: keyword }];
  // What is wrong with each of the alternatives is told by itself.
  if (keyword === 'anyOf' || keyword === 'oneOf') return [];
  return [{ kind: 'value-wrong', at: instancePath, rule: keyword }];
}

const escaped = (name: string) => name.replaceAll('~', '~0').replaceAll('/', '~1');

export type { Validator };
