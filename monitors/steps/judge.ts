import { isDeepStrictEqual } from 'node:util';
import type { ApiStep, Captured } from '../../config/monitoring/steps.ts';
import type { ProbeLog } from '../look/log.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import {
  hasBodyRules,
  validBody,
  validHeaders,
  validJson,
  validStatus,
} from '../wire/http/judge.ts';
import { pattern } from '../wire/pattern.ts';
import type { Answer } from './answer.ts';
import { pointed } from './pointer.ts';

/** Whether an answer is as its step wants it. */
export function validAnswer(step: ApiStep, answer: Answer, log: ProbeLog): boolean {
  const { reply, body } = answer;
  if (!validStatus(step, reply.status, log) || !validHeaders(step, reply, log)) return false;
  if (body.error !== undefined) {
    log.fail({ code: 'body-broken', cause: causeOf(body.error) });
    return false;
  }
  if (hasBodyRules(step) && !validBody(step, body, log)) return false;
  const schema = step.fail_if_body_json_not_matches_schema;
  if (schema !== undefined && !validJson(schema, body, log)) return false;
  for (const [pointer, wanted] of Object.entries(step.fail_if_json_not_equals)) {
    const found = pointed(answer.json(), pointer);
    if (isDeepStrictEqual(found, wanted)) continue;
    // What stands there may be anybody's data.
    log.fail({ code: 'json-differs', at: pointer, wanted: JSON.stringify(wanted) });
    return false;
  }
  return true;
}

/** The value that a step wants to keep; undefined where the answer has none, or one that is no text or number. */
export function captured(one: Captured, answer: Answer): string | undefined {
  const found =
    one.json !== undefined
      ? pointed(answer.json(), one.json)
      : one.header !== undefined
        ? answer.reply.headers[one.header.toLowerCase()]?.join(', ')
        : answer.body.kept;
  if (typeof found !== 'string' && typeof found !== 'number') return undefined;
  if (one.regexp === undefined) return String(found);
  const match = pattern(one.regexp).exec(String(found));
  return match === null ? undefined : (match[1] ?? match[0]);
}
