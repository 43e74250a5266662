import { AnswerError } from '../../stage/precondition.ts';
import type { Stage } from '../../stage/stage.ts';
import { addressOf } from '../../stage/target.ts';

/**
 * Tells by its front page whether an address leads to the product that a host set up.
 * @returns false where it does not answer
 * @throws AnswerError where another product answers
 */
export function recogniseBy(title: string): (stage: Stage) => Promise<boolean> {
  return async (stage) => {
    const request = await stage.anonymous();
    const front = await request.get(`${addressOf(stage.target, 'lgsp')}/`).catch(() => null);
    if (front === null || front.status() >= 500) return false;
    if (!(await front.text()).includes(title))
      throw new AnswerError(`trang đầu không phải của ${title}`);
    return true;
  };
}
