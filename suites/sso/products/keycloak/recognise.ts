import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';

/**
 * Whether the address is that of a realm.
 * @returns false for a provider that does not answer: it is judged
 * @throws AnswerError where it is another product
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const request = await stage.anonymous();
  const answer = await request.get(addressOf(stage.target, 'sso')).catch(() => null);
  if (answer === null || answer.status() >= 500) return false;
  const told = (await answer.json().catch(() => ({}))) as Record<string, unknown>;
  if (told['realm'] === undefined || told['token-service'] === undefined)
    throw new AnswerError('không thấy dấu hiệu nào của Keycloak');
  return true;
}
