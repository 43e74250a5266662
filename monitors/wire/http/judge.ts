import { createRequire } from 'node:module';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type Ajv from 'ajv/dist/2020.js';
import type { HeaderMatch, HttpModule } from '../../../config/monitoring/module.ts';
import type { ProbeLog } from '../../look/log.ts';
import { Blocked } from '../../look/faults.ts';
import { causeOf, WireError } from '../../../words/reasons/cause.ts';
import type { Reason } from '../../../words/reasons/reason.ts';
import type { Body } from './body.ts';
import { pattern } from '../pattern.ts';
import type { Reply } from './reply.ts';

type Wanted = Pick<
  HttpModule,
  | 'valid_status_codes'
  | 'fail_if_header_matches'
  | 'fail_if_header_not_matches'
  | 'fail_if_body_matches_regexp'
  | 'fail_if_body_not_matches_regexp'
>;

export function validStatus(
  { valid_status_codes: valid }: Pick<Wanted, 'valid_status_codes'>,
  status: number,
  log: ProbeLog,
): boolean {
  const ok = valid.length > 0 ? valid.includes(status) : status >= 200 && status < 300;
  if (!ok) log.fail({ code: 'status', found: status, wanted: valid });
  return ok;
}

export function validHeaders(
  options: Wanted,
  reply: Pick<Reply, 'headers'>,
  log: ProbeLog,
): boolean {
  const matches = ({ header, regexp, allow_missing: mayMiss }: HeaderMatch): boolean | null => {
    const values = reply.headers[header.toLowerCase()] ?? [];
    if (values.length > 0) return values.some((value) => pattern(regexp).test(value));
    if (!mayMiss) log.fail({ code: 'header-missing', header });
    return mayMiss ? null : false;
  };
  for (const rule of options.fail_if_header_matches) {
    const missing = (reply.headers[rule.header.toLowerCase()] ?? []).length === 0;
    const found = matches(rule);
    if (missing && found === false) return false;
    if (found === true) {
      log.fail({ code: 'header-forbidden', header: rule.header, regexp: rule.regexp });
      return false;
    }
  }
  for (const rule of options.fail_if_header_not_matches)
    if (matches(rule) === false) {
      log.fail({ code: 'header-unlike', header: rule.header, regexp: rule.regexp });
      return false;
    }
  return true;
}

export function hasBodyRules(options: Wanted): boolean {
  return (
    options.fail_if_body_matches_regexp.length > 0 ||
    options.fail_if_body_not_matches_regexp.length > 0
  );
}

/**
 * Whether the body is as its patterns want it.
 * @throws {Blocked} where the kept part is not enough to decide: what was not seen is not judged
 */
export function validBody(options: Wanted, body: Body, log: ProbeLog): boolean {
  if (body.error !== undefined) {
    log.fail({ code: 'body-unread', cause: causeOf(body.error) });
    return false;
  }
  for (const text of options.fail_if_body_matches_regexp)
    if (pattern(text).test(body.kept)) {
      log.fail({ code: 'body-forbidden', regexp: text });
      return false;
    }
  const missing = options.fail_if_body_not_matches_regexp.find(
    (text) => !pattern(text).test(body.kept),
  );
  if (body.cut && (missing !== undefined || options.fail_if_body_matches_regexp.length > 0))
    throw new Blocked({ code: 'body-too-long', bytes: body.length });
  if (missing !== undefined) log.fail({ code: 'body-unlike', regexp: missing });
  return missing === undefined;
}

const require = createRequire(import.meta.url);
const validators = new WeakMap<object, ValidateFunction>();

/** Whether the body is JSON that fits the module's schema. */
export function validJson(schema: Record<string, unknown>, body: Body, log: ProbeLog): boolean {
  if (body.error !== undefined || body.cut) {
    const error = body.error ?? new WireError('too-long', 'longer than body_size_limit');
    log.fail({ code: 'body-unread', cause: causeOf(error) });
    return false;
  }
  const validate = validators.get(schema) ?? compile(schema);
  validators.set(schema, validate);
  try {
    if (validate(JSON.parse(body.kept))) return true;
    log.fail(unlike(validate.errors?.[0]));
  } catch (error) {
    log.fail({ code: 'json-broken', text: (error as Error).message });
  }
  return false;
}

function compile(schema: Record<string, unknown>): ValidateFunction {
  try {
    // Read when it is first needed: most monitors check no JSON.
    const { default: Schemas } = require('ajv/dist/2020.js') as typeof Ajv;
    return new Schemas({ strict: false, logger: false }).compile(schema);
  } catch (error) {
    throw new Blocked(
      { code: 'schema-unusable', text: (error as Error).message },
      { cause: error },
    );
  }
}

/** The first rule of the schema that does not hold. */
function unlike(error: Partial<ErrorObject> = {}): Reason {
  const { instancePath: at = '', keyword: rule = '', message: text = '' } = error;
  const { limit, missingProperty } = (error.params ?? {}) as Record<string, unknown>;
  return {
    ...{ code: 'json-unlike', at, rule, text },
    limit: typeof limit === 'number' ? limit : null,
    property: typeof missingProperty === 'string' ? missingProperty : null,
  };
}
