import type { Api } from '../../../stage/api.ts';
import { attempt as attemptAt } from '../../interfaces/rights.ts';
import type { Attempt } from '../../product.ts';
import { NOT_PUBLISHED } from './lacking.ts';

export { TRIED } from '../../interfaces/rights.ts';

/** Permissions whose interfaces this gateway publishes; the cells of the others are not run. */
const PUBLISHED = ['read-catalogues', 'write-catalogues', 'look-up-enterprises'];

/** Tries a permission. */
export async function attempt(
  api: Api,
  permission: string,
  token: string | null,
): Promise<Attempt> {
  if (!PUBLISHED.includes(permission)) return NOT_PUBLISHED();
  return attemptAt(api, permission, token);
}
