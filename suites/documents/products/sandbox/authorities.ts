import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';

/** The root certificate, which everybody may read. */
export async function authoritiesOn(stage: Stage, base: string): Promise<string[]> {
  const request = await stage.anonymous();
  const answer = await request.get(`${base}/api/certificates/root`);
  if (!answer.ok())
    throw new AnswerError(`danh sách chứng thư số gốc trả lời mã ${answer.status()}`);
  return [await answer.text()];
}
