import { createRequire } from 'node:module';
import type { ValidateFunction } from 'ajv';
import type Ajv from 'ajv/dist/2020.js';
import type { HeaderMatch, HttpModule } from '../../../config/monitoring/module.ts';
import type { ProbeLog } from '../../look/log.ts';
import { Blocked } from '../../look/faults.ts';
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
  if (!ok && valid.length > 0)
    log.error('Invalid HTTP response status code', {
      status_code: status,
      valid_status_codes: valid,
    });
  else if (!ok) log.error('Invalid HTTP response status code, wanted 2xx', { status_code: status });
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
    if (!mayMiss) log.error('Missing required header', { header });
    return mayMiss ? null : false;
  };
  for (const rule of options.fail_if_header_matches) {
    const missing = (reply.headers[rule.header.toLowerCase()] ?? []).length === 0;
    const found = matches(rule);
    if (missing && found === false) return false;
    if (found === true) {
      log.error('Header matched regular expression', { header: rule.header, regexp: rule.regexp });
      return false;
    }
  }
  for (const rule of options.fail_if_header_not_matches)
    if (matches(rule) === false) {
      log.error('Header did not match regular expression', {
        header: rule.header,
        regexp: rule.regexp,
      });
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
 * @throws {Blocked} where the kept part alone cannot tell: what was not seen is not judged
 */
export function validBody(options: Wanted, body: Body, log: ProbeLog): boolean {
  if (body.error !== undefined) {
    log.error('Error reading HTTP body', { err: body.error });
    return false;
  }
  for (const text of options.fail_if_body_matches_regexp)
    if (pattern(text).test(body.kept)) {
      log.error('Body matched regular expression', { regexp: text });
      return false;
    }
  const missing = options.fail_if_body_not_matches_regexp.find(
    (text) => !pattern(text).test(body.kept),
  );
  if (body.cut && (missing !== undefined || options.fail_if_body_matches_regexp.length > 0))
    throw new Blocked(
      `the body has ${body.length} bytes, more than are kept for patterns; set body_size_limit`,
    );
  if (missing !== undefined)
    log.error('Body did not match regular expression', { regexp: missing });
  return missing === undefined;
}

const require = createRequire(import.meta.url);
const validators = new WeakMap<object, ValidateFunction>();

/** Whether the body is JSON that fits the module's schema. */
export function validJson(schema: Record<string, unknown>, body: Body, log: ProbeLog): boolean {
  if (body.error !== undefined || body.cut) {
    log.error('Error reading HTTP body', { err: body.error ?? 'longer than body_size_limit' });
    return false;
  }
  const validate = validators.get(schema) ?? compile(schema);
  validators.set(schema, validate);
  try {
    if (validate(JSON.parse(body.kept))) return true;
    const [first] = validate.errors ?? [];
    log.error('Body did not match JSON schema', { at: first?.instancePath, err: first?.message });
  } catch (error) {
    log.error('Error unmarshalling HTTP body to JSON', { err: error });
  }
  return false;
}

function compile(schema: Record<string, unknown>): ValidateFunction {
  try {
    // Read when it is first needed: most monitors check no JSON.
    const { default: Schemas } = require('ajv/dist/2020.js') as typeof Ajv;
    return new Schemas({ strict: false, logger: false }).compile(schema);
  } catch (error) {
    throw new Blocked(`the JSON Schema of the module cannot be used: ${(error as Error).message}`, {
      cause: error,
    });
  }
}
