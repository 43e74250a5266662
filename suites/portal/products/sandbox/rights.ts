import type { APIRequestContext } from '@playwright/test';
import type { Api } from '../../../stage/api.ts';
import type { Attempt } from '../../offer/system.ts';
import { askService } from './system.ts';

/** What a page or a service is tried with. */
export interface Trying {
  portal: string;
  /** With the session of whoever tries, where they have one. */
  request: APIRequestContext;
  api: Api;
  /** Of a connected system; empty for anybody else. */
  session: string;
}

const page =
  (path: string) =>
  async ({ portal, request }: Trying) =>
    (await request.get(portal + path, { maxRedirects: 0 })).status();
/** Sent without what it needs, so that nothing can come of it. */
const service =
  (name: string, body: object) =>
  async ({ api, session }: Trying) =>
    (await askService(api, name, { session, ...body })).status;

/** Permission of the platform → how to try it. */
const ATTEMPTS: Readonly<Record<string, (trying: Trying) => Promise<number>>> = {
  'see-own-dossiers': page('/ho-so-cua-toi'),
  'see-results': page('/kho-ket-qua'),
  'make-codes': service('SinhMaHoSo', {}),
  'send-dossiers': service('DongBoHoSoMC', {}),
  'update-dossiers': service('CapNhatTrangThaiHoSo', { MaHoSo: 'KT-KHONG-CO', TrangThaiHoSo: '2' }),
  'read-dossiers': service('TraCuuHoSo', { mahoso: 'KT-KHONG-CO' }),
};

/** Permissions that can be tried on this product. */
export const TRIED: readonly string[] = Object.keys(ATTEMPTS);

/** Tries a permission. 400 and 404: the right is there, the call lacks what it needs. */
export async function attempt(permission: string, trying: Trying): Promise<Attempt> {
  const tried = ATTEMPTS[permission];
  if (tried === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
  const status = await tried(trying);
  if ([401, 403, 303, 302].includes(status)) return 'bị từ chối';
  return status < 300 || status === 400 || status === 404 ? 'được làm' : `trả lời mã ${status}`;
}
