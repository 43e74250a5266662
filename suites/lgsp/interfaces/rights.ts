import type { Api, ApiRequest } from '../../stage/api.ts';
import type { Attempt } from '../product.ts';

const post = (path: string): ApiRequest => ({ method: 'POST', path, json: {} });

/** Permission of the platform → a request that it guards and that nothing can come of. */
const REQUESTS: Readonly<Record<string, ApiRequest>> = {
  'read-catalogues': { path: '/dmdc/Metadata/KenhThucHien' },
  'write-catalogues': post('/dmdc/Category/KenhThucHien'),
  'register-civil-status': post('/hotich/dangKyHoTich'),
  'verify-citizens': post('/dancu/xacThucThongTinCongDan'),
  'look-up-enterprises': { path: '/doanhnghiep/chiTietDoanhNghiep?msdn=0000000000' },
  'look-up-insurance': post('/bhxh/getTraCuuTtHgdByMaSoBhxh'),
  'send-dossiers': post('/dongbo/hoSo'),
  'send-land-dossiers': post('/datdai/TiepNhanHoSo'),
  'list-services': { path: '/services' },
  'read-logs': { path: '/operations/access?requestId=khong-co' },
};

/** Permissions that can be tried by these interfaces. */
export const TRIED: readonly string[] = Object.keys(REQUESTS);

/**
 * Tries a permission.
 * @param token of the system that tries; null for a visitor
 * @param lacking statuses that say: the right is there, the request lacks what it needs
 */
export async function attempt(
  api: Api,
  permission: string,
  token: string | null,
  lacking: readonly number[] = [400],
): Promise<Attempt> {
  const request = REQUESTS[permission];
  if (request === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
  const headers: Record<string, string> =
    token === null ? {} : { Authorization: `Bearer ${token}` };
  const { status } = await api.ask({ ...request, headers });
  if (status === 401 || status === 403) return 'bị từ chối';
  return status < 300 || lacking.includes(status) ? 'được làm' : `trả lời mã ${status}`;
}
