import { z } from 'zod';
import { didYouMean, either, oneOf } from './faults.ts';
import type { Fault } from './faults.ts';
import type { Path, Source } from './source.ts';

/** The file's value in the shape of the schema, or null and one fault for everything that does not fit. */
export function shaped<S extends z.ZodType>(
  schema: S,
  source: Source,
  faults: Fault[],
): z.output<S> | null {
  const result = schema.safeParse(source.value, { reportInput: true });
  if (result.success) return result.data;
  for (const issue of result.error.issues) faults.push(...faultsOf(schema, source, issue));
  return null;
}

function faultsOf(schema: z.ZodType, source: Source, issue: z.core.$ZodIssue): Fault[] {
  if (issue.code === 'unrecognized_keys') {
    const here = schemaAt(schema, issue.path);
    const known = keysOf(here);
    return issue.keys.map((key) => ({
      ...source.atKey([...issue.path, key]),
      message: `found the key ${shown(key)}, expected ${here instanceof z.ZodObject ? either(known) : oneOf(known)}${didYouMean(key, known)}`,
    }));
  }
  if (issue.code === 'invalid_key') {
    const key = String(issue.path.at(-1));
    const parent = schemaAt(schema, issue.path.slice(0, -1));
    const keyType = parent instanceof z.ZodRecord ? (parent.keyType as z.ZodType) : undefined;
    const near = keyType instanceof z.ZodEnum ? didYouMean(key, keyType.options.map(String)) : '';
    const message = `found the key ${shown(key)}, expected ${expectation(keyType)}${near}`;
    return [{ ...source.atKey(issue.path), message }];
  }
  const wanted = schemaAt(schema, issue.path);
  const value = valueAt(source.value, issue.path);
  const expected = issue.code === 'custom' ? issue.message : expectation(wanted);
  if (value === undefined && issue.path.length > 0) {
    const parent = issue.path.slice(0, -1);
    const place = parent.length > 0 ? source.atKey(parent) : source.at(parent);
    return [{ ...place, message: `found no ${String(issue.path.at(-1))}, expected ${expected}` }];
  }
  const near =
    wanted instanceof z.ZodEnum && typeof value === 'string'
      ? didYouMean(value, wanted.options.map(String))
      : '';
  return [
    {
      ...source.at(issue.path),
      message: `found ${shown(value)}, expected ${expected}${near}`,
    },
  ];
}

/** The keys a mapping may have, where they are named. */
function keysOf(schema: z.ZodType | undefined): string[] {
  if (schema instanceof z.ZodObject) return Object.keys(schema.shape);
  if (schema instanceof z.ZodRecord && schema.keyType instanceof z.ZodEnum)
    return schema.keyType.options.map(String);
  return [];
}

/** A value as a person would point at it; long text is cut. */
export function shown(value: unknown): string {
  if (value === null) return 'nothing';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list';
  if (typeof value === 'object')
    return Object.keys(value).length === 0 ? 'an empty mapping' : 'a mapping';
  if (typeof value === 'string') {
    if (value === '') return 'empty text';
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}…` : value);
  }
  return `${typeof value === 'number' ? 'the number ' : ''}${String(value)}`;
}

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null
        ? (inner as Record<PropertyKey, unknown>)[key]
        : undefined,
    value,
  );
}

/** The innermost schema behind optionals and defaults. */
function bare(schema: z.ZodType): z.ZodType {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodNullable
  ) {
    return expectationOf(schema) === undefined ? bare(schema.def.innerType as z.ZodType) : schema;
  }
  return schema;
}

function schemaAt(schema: z.ZodType, path: Path): z.ZodType | undefined {
  let here: z.ZodType | undefined = bare(schema);
  for (const key of path) {
    if (here instanceof z.ZodObject) here = here.shape[String(key)] as z.ZodType | undefined;
    else if (here instanceof z.ZodRecord) here = here.valueType as z.ZodType;
    else if (here instanceof z.ZodArray) here = here.element as z.ZodType;
    else return undefined;
    if (here === undefined) return undefined;
    here = bare(here);
  }
  return here;
}

function expectationOf(schema: z.ZodType): string | undefined {
  return schema.meta()?.description;
}

/** What a schema wants, in words. A schema's own description comes first. */
function expectation(schema: z.ZodType | undefined): string {
  if (schema === undefined) return 'another value';
  const described = expectationOf(schema);
  if (described !== undefined) return described;
  if (schema instanceof z.ZodEnum) return oneOf(schema.options.map(String));
  if (schema instanceof z.ZodObject) return `a mapping of ${Object.keys(schema.shape).join(', ')}`;
  if (schema instanceof z.ZodRecord) return 'a mapping that is not empty';
  if (schema instanceof z.ZodArray) return 'a list that is not empty';
  if (schema instanceof z.ZodBoolean) return 'true or false';
  if (schema instanceof z.ZodNumber) return 'a number';
  return 'text';
}
