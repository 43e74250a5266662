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
  const get = (path: string) =>
    request.get(`${addressOf(stage.target, 'sso')}${path}`).catch(() => null);
  const [front, keys] = [await get('/'), await get('/jwks')];
  if (front === null || keys === null || front.status() >= 500) return false;
  const isNamed = (await front.text()).includes('Đăng nhập một lần');
  // One of them may be broken, and is then judged by its own case.
  if (!isNamed && keys.status() !== 200)
    throw new AnswerError('không thấy dấu hiệu nào của sản phẩm');
  return true;
}
