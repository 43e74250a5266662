import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';

/**
 * Whether the product behind the address is the one whose labels and paths stand in this folder.
 * @returns false for a platform that does not answer: it is judged
 * @throws AnswerError where it is another product
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const request = await stage.anonymous();
  const front = await request.get(`${addressOf(stage.target, 'portal')}/`).catch(() => null);
  if (front === null || front.status() >= 500) return false;
  const html = await front.text();
  const signs = ['href="/thu-tuc-hanh-chinh"', 'href="/kho-ket-qua"', 'href="/tra-cuu"'];
  // One of them may be broken, and is then judged by its own case.
  if (signs.filter((sign) => html.includes(sign)).length < 2)
    throw new AnswerError('không thấy dấu hiệu nào của sản phẩm');
  return true;
}
