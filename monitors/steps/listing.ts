import type { ApiRequest, ApiStep } from '../../config/monitoring/steps.ts';
import type { ProbeLog } from '../look/log.ts';
import { rethrowOwn } from '../look/faults.ts';
import { causeOf } from '../../words/reasons/cause.ts';
import type { Answer } from './answer.ts';
import { pointed } from './pointer.ts';
import type { Values } from './fill.ts';
import type { Visit } from './visit.ts';

export interface List extends ApiRequest {
  sign_in: readonly ApiStep[];
  /** JSON pointer to the list in the answer. */
  items: string;
}

/** Reads a list that a platform publishes; null where there is none, which is logged. */
export async function listed(visit: Visit, list: List, log: ProbeLog): Promise<unknown[] | null> {
  const answer = await answered(visit, list, log);
  if (answer === null) return null;
  const items = answer.status >= 200 && answer.status < 300 ? jsonAt(answer, list.items) : null;
  if (Array.isArray(items)) return items;
  const { path, items: pointer } = list;
  log.fail({ code: 'list-unread', path, status: answer.status, pointer });
  return null;
}

/** Asks once. Null where the answer does not come whole, which is logged. @throws {Blocked} {Refused} */
export async function answered(
  visit: Visit,
  request: ApiRequest,
  log: ProbeLog,
  more?: Values,
): Promise<Answer | null> {
  try {
    const answer = await visit.ask(request, more);
    if (answer.body.error !== undefined) throw answer.body.error;
    return answer;
  } catch (error) {
    rethrowOwn(error);
    log.fail({ code: 'request-unanswered', path: request.path, cause: causeOf(error) });
    return null;
  }
}

/** What stands at a pointer of an answer; undefined where it is no JSON or nothing stands there. */
export function jsonAt(answer: Answer, pointer: string): unknown {
  try {
    return pointed(answer.json(), pointer);
  } catch {
    return undefined;
  }
}

/** A text or a number as text. */
export function textAt(item: unknown, pointer: string): string | undefined {
  const found = pointed(item, pointer);
  return typeof found === 'string' || typeof found === 'number' ? String(found) : undefined;
}
