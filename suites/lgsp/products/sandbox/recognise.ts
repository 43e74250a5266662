import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import { addressOf } from '../../../stage/target.ts';

/**
 * Whether the product behind the address is the one whose paths stand in this folder: it says its name, and its token
 * endpoint refuses a stranger.
 * @returns false for a platform that does not answer: it is judged
 * @throws AnswerError where it is another product
 */
export async function recognise(stage: Stage): Promise<boolean> {
  const base = addressOf(stage.target, 'lgsp');
  const request = await stage.anonymous();
  const front = await request.get(`${base}/`).catch(() => null);
  if (front === null || front.status() >= 500) return false;
  const form = { grant_type: 'client_credentials' };
  const refused = await request.post(`${base}/token`, { form }).catch(() => null);
  if (refused === null || refused.status() >= 500) return false;
  const isNamed = (await front.text()).includes('tích hợp, chia sẻ dữ liệu');
  const seen = [isNamed, refused.status() === 401].filter(Boolean).length;
  // One of them may be broken, and is then judged by its own case.
  if (seen === 0) throw new AnswerError('không thấy dấu hiệu nào của sản phẩm');
  return true;
}
