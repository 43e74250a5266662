import type { Api, ApiRequest } from '../../../stage/api.ts';
import type { Attempt } from '../../product.ts';

const post = (path: string): ApiRequest => ({ method: 'POST', path, json: {} });

/** Permission → a request that it guards. */
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

/** Permissions that can be tried on this product. */
export const TRIED: readonly string[] = Object.keys(REQUESTS);

/** Tries a permission. 400 and 422: the right is there, the request lacks what it needs. */
export async function attempt(
  api: Api,
  permission: string,
  token: string | null,
): Promise<Attempt> {
  const request = REQUESTS[permission];
  if (request === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
  const headers: Record<string, string> =
    token === null ? {} : { Authorization: `Bearer ${token}` };
  const { status } = await api.ask({ ...request, headers });
  if (status === 401 || status === 403) return 'bị từ chối';
  return status < 300 || [400, 422].includes(status) ? 'được làm' : `trả lời mã ${status}`;
}
