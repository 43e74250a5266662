import { z } from 'zod';
import { AnswerError } from '../../../stage/precondition.ts';
import type { Stage } from '../../../stage/stage.ts';
import type { IssuedCertificate } from '../../offer/connection.ts';

const Issued = z.array(z.object({ unit: z.string(), certificate: z.string().nullable() })).min(1);

/** The certificates that leaders may list. */
export async function certificatesOn(stage: Stage, base: string): Promise<IssuedCertificate[]> {
  const { request } = await stage.person('leader');
  const answer = await request.get(`${base}/api/certificates`);
  if (!answer.ok()) throw new AnswerError(`danh sách chứng thư số trả lời mã ${answer.status()}`);
  return Issued.parse(await answer.json());
}
