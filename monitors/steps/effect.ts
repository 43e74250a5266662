import { readsOnly } from '../../config/monitoring/steps.ts';
import type { ApiRequest } from '../../config/monitoring/steps.ts';
import { Refused } from '../look/faults.ts';
import type { Look } from '../look/look.ts';

/**
 * The last door before a live platform; the check of the configuration is the first. What a look by `/probe` leads to
 * may be live as well.
 * @throws {Refused}
 */
export function refuseChange({ deployment }: Look, request: ApiRequest): void {
  if (readsOnly(request)) return;
  const { name, kind } = deployment?.target ?? { name: 'of /probe', kind: 'live' };
  if (kind === 'live')
    throw new Refused({
      code: 'may-change',
      method: request.method,
      path: request.path,
      target: name,
    });
}
