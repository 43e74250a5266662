import { createHash } from 'node:crypto';
import type { Request, Response } from 'express';
import type { Context } from '../context.ts';
import { clientOf } from '../gateway/admission.ts';
import { FAULTS, GatewayFault } from '../gateway/fault.ts';

/**
 * Does what a request asks once: the same request with the same `Idempotency-Key` gets the first answer again.
 * @throws GatewayFault where the key was used for another request
 */
export function once(
  { db, faults }: Context,
  request: Request,
  response: Response,
  work: () => object,
): object {
  const key = request.get('idempotency-key');
  if (key === undefined || faults.isOn('retry-registered-twice')) return work();
  const { id } = clientOf(response);
  const hash = createHash('sha256')
    .update(`${request.path}\n`)
    .update(request.body as Buffer)
    .digest('hex');
  const known = db
    .prepare('SELECT hash, answer FROM idempotent WHERE client = ? AND key = ?')
    .get(id, key) as { hash: string; answer: string } | undefined;
  if (known === undefined) {
    const answer = work();
    db.prepare('INSERT INTO idempotent VALUES (?, ?, ?, ?)').run(
      id,
      key,
      hash,
      JSON.stringify(answer),
    );
    return answer;
  }
  if (known.hash !== hash && !faults.isOn('idempotency-key-reused'))
    throw new GatewayFault(FAULTS.conflict, 'The key belongs to another request');
  response.set('Idempotent-Replayed', 'true');
  return JSON.parse(known.answer) as object;
}
