import type { Api, ApiRequest } from '../../../stage/api.ts';
import type { Attempt } from '../../product.ts';
import { NOT_PUBLISHED } from './lacking.ts';

/** Permission → a request that it guards and that nothing can come of. */
const REQUESTS: Readonly<Record<string, ApiRequest>> = {
  'read-catalogues': { path: '/dmdc/Metadata/KenhThucHien' },
  'write-catalogues': { method: 'POST', path: '/dmdc/Category/KenhThucHien', json: {} },
  'look-up-enterprises': { path: '/doanhnghiep/chiTietDoanhNghiep?msdn=0000000000' },
};

/** Permissions whose interfaces this gateway does not publish: their cells are not run. */
const UNPUBLISHED = [
  ...['register-civil-status', 'verify-citizens', 'look-up-insurance', 'send-dossiers'],
  ...['send-land-dossiers', 'list-services', 'read-logs'],
];

/** Permissions that are known here. */
export const TRIED: readonly string[] = [...Object.keys(REQUESTS), ...UNPUBLISHED];

/** Tries a permission. 400: the right is there, the request lacks what it needs. */
export async function attempt(
  api: Api,
  permission: string,
  token: string | null,
): Promise<Attempt> {
  if (UNPUBLISHED.includes(permission)) return NOT_PUBLISHED();
  const request = REQUESTS[permission];
  if (request === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
  const headers: Record<string, string> =
    token === null ? {} : { Authorization: `Bearer ${token}` };
  const { status } = await api.ask({ ...request, headers });
  if (status === 401 || status === 403) return 'bị từ chối';
  return status < 300 || status === 400 ? 'được làm' : `trả lời mã ${status}`;
}
