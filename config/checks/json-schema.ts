import { didYouMean } from '../reading/faults.ts';
import type { Reporter } from '../reading/reporter.ts';
import type { Path } from '../reading/source.ts';

/** Keywords whose value is a schema, a list of schemas, or schemas by names of one's own (JSON Schema 2020-12). */
const ONE = [
  ...['items', 'additionalItems', 'additionalProperties', 'unevaluatedItems', 'contains', 'not'],
  ...['unevaluatedProperties', 'propertyNames', 'contentSchema', 'if', 'then', 'else'],
];
const LIST = ['allOf', 'anyOf', 'oneOf', 'prefixItems'];
const NAMED = ['properties', 'patternProperties', '$defs', 'definitions', 'dependentSchemas'];
const PLAIN = [
  ...['$schema', '$id', '$ref', '$anchor', '$comment', '$dynamicRef', '$dynamicAnchor'],
  ...['$vocabulary', 'title', 'description', 'default', 'examples', 'deprecated', 'readOnly'],
  ...['writeOnly', 'type', 'enum', 'const', 'multipleOf', 'maximum', 'exclusiveMaximum', 'minimum'],
  ...['exclusiveMinimum', 'maxLength', 'minLength', 'pattern', 'format', 'maxItems', 'minItems'],
  ...['uniqueItems', 'maxContains', 'minContains', 'maxProperties', 'minProperties', 'required'],
  ...['dependentRequired', 'dependencies', 'contentEncoding', 'contentMediaType'],
];
const KNOWN = [...ONE, ...LIST, ...NAMED, ...PLAIN];

/** A keyword that does not exist says nothing, and so lets everything pass. */
export function checkJsonSchema(report: Reporter, path: Path, schema: unknown): void {
  if (Array.isArray(schema))
    return schema.forEach((one, i) => checkJsonSchema(report, [...path, i], one));
  if (typeof schema !== 'object' || schema === null) return;
  for (const [keyword, value] of Object.entries(schema)) {
    const here = [...path, keyword];
    if (!KNOWN.includes(keyword) && !keyword.startsWith('x-'))
      report.key(
        here,
        `found the keyword ${keyword}, expected one of JSON Schema${didYouMean(keyword, KNOWN)}`,
      );
    if (ONE.includes(keyword) || LIST.includes(keyword)) checkJsonSchema(report, here, value);
    if (NAMED.includes(keyword) && typeof value === 'object' && value !== null)
      for (const [name, one] of Object.entries(value))
        checkJsonSchema(report, [...here, name], one);
  }
}

/** Checks every JSON Schema in a part of the configuration, wherever it stands. */
export function checkJsonSchemas(report: Reporter, path: Path, part: unknown): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [key, value] of Object.entries(part)) {
    const here = [...path, Array.isArray(part) ? Number(key) : key];
    if (key === 'fail_if_body_json_not_matches_schema') checkJsonSchema(report, here, value);
    else checkJsonSchemas(report, here, value);
  }
}
