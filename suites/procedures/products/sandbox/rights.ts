import type { APIResponse } from '@playwright/test';
import { tokenOf } from '../../../stage/html-form.ts';
import type { Answer } from '../../offer/dossier.ts';
import type { Somebody } from '../../offer/office.ts';
import { procedureFor } from '../../settings.ts';

/** One try at what a permission guards, on a dossier that must not change by it. */
type Attempt = (base: string, person: Somebody, code: string) => Promise<APIResponse>;

/** Permission of the platform → how to try it. */
const ATTEMPTS: Record<string, Attempt> = {
  'file-online': opens(() => `/nop-ho-so/${procedureFor('roles-enforced')}`),
  'file-in-person': opens(() => '/can-bo/tiep-nhan-truc-tiep'),
  'see-unit-dossiers': opens((code) => `/ho-so/${code}/giay-tiep-nhan`),
  receive: takes('tiep-nhan'),
  assign: takes('phan-cong'),
  'request-supplement': takes('yeu-cau-bo-sung'),
  refuse: takes('tu-choi'),
  apologise: takes('xin-loi'),
  'request-fee': takes('yeu-cau-phi'),
  assess: takes('tham-dinh'),
  submit: takes('trinh-ky'),
  sign: takes('ky-so'),
  number: takes('cap-so'),
  'return-result': takes('tra-ket-qua'),
  'see-certificates': opens(() => '/api/certificates'),
  'manage-accounts': opens(() => '/quan-tri/tai-khoan'),
  'read-audit-log': opens((code) => `/api/audit?dossier=${code}`),
  'export-migrated': opens(() => '/api/migrated'),
};

/** Permissions that can be tried on this product. */
export const TRIED: readonly string[] = Object.keys(ATTEMPTS);

function opens(path: (code: string) => string): Attempt {
  return (base, { request }, code) =>
    request.get(`${base}${path(encodeURIComponent(code))}`, { maxRedirects: 0 });
}

/** Sends an action with its token but without what it asks for, so that nothing can come of it. */
function takes(action: string): Attempt {
  return async (base, { request }, code) => {
    const page = await request.get(`${base}/huong-dan`);
    const csrf = tokenOf(await page.text(), 'csrf') ?? '';
    const url = `${base}/ho-so/${encodeURIComponent(code)}/thao-tac/${action}`;
    return request.post(url, { multipart: { csrf }, maxRedirects: 0 });
  };
}

/** Tries a permission as a person. */
export async function attempt(
  base: string,
  permission: string,
  person: Somebody,
  code: string,
): Promise<Answer> {
  const tried = ATTEMPTS[permission];
  if (tried === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
  const answer = await tried(base, person, code);
  const status = answer.status();
  if (status === 401 || status === 403 || isSignIn(answer)) return 'bị từ chối';
  // 409: the right is there, the dossier is at another step.
  return status < 400 || status === 409 ? 'được làm' : `trả lời mã ${status}`;
}

/** A browser follows an address only where the status says so. */
function isSignIn(answer: APIResponse): boolean {
  const leadsOn = answer.status() >= 300 && answer.status() < 400;
  return leadsOn && (answer.headers()['location'] ?? '').startsWith('/dang-nhap');
}
