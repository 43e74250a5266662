import type { APIResponse } from '@playwright/test';
import { isEmpty } from '../../../stage/empty-answer.ts';
import { tokenOf } from '../../../stage/html-form.ts';
import type { Answer } from '../../offer/document.ts';
import type { Somebody } from '../../offer/office.ts';

/** One try at what a permission guards, on a document that must not change by it. */
type Attempt = (base: string, somebody: Somebody, id: string) => Promise<APIResponse>;

/** Permission of the platform → how to try it. */
const ATTEMPTS: Record<string, Attempt> = {
  'see-documents': opens((id) => `/van-ban/${id}`),
  'see-books': opens(() => '/so-van-ban-den'),
  'register-by-hand': opens(() => '/van-ban-den/vao-so'),
  register: takes('vao-so'),
  return: takes('tra-lai'),
  suggest: takes('de-xuat'),
  instruct: takes('but-phe'),
  forward: takes('chuyen'),
  process: takes('xu-ly'),
  finish: takes('ket-thuc'),
  draft: opens(() => '/van-ban-di/soan-thao'),
  comment: takes('y-kien'),
  sign: takes('ky'),
  number: takes('cap-so'),
  issue: takes('phat-hanh'),
  recall: takes('thu-hoi'),
  revise: takes('cap-nhat'),
  opine: takes('gop-y'),
  urge: takes('don-doc'),
  'keep-work-files': opens(() => '/ho-so-cong-viec/lap'),
  'manage-accounts': opens(() => '/quan-tri/tai-khoan'),
  'read-audit-log': opens((id) => `/api/audit?document=${id}`),
};

/** Permissions that can be tried on this product. */
export const TRIED: readonly string[] = Object.keys(ATTEMPTS);

function opens(path: (id: string) => string): Attempt {
  return (base, { request }, id) => request.get(base + path(id), { maxRedirects: 0 });
}

/** Sends an action with its token but without what it asks for, so that nothing can come of it. */
function takes(action: string): Attempt {
  return async (base, { request }, id) => {
    const page = await request.get(`${base}/huong-dan`);
    const csrf = tokenOf(await page.text(), 'csrf') ?? '';
    const url = `${base}/van-ban/${id}/thao-tac/${action}`;
    return request.post(url, { multipart: { csrf }, maxRedirects: 0 });
  };
}

/** Tries a permission as a person. */
export async function attempt(
  base: string,
  permission: string,
  somebody: Somebody,
  id: string,
): Promise<Answer> {
  const tried = ATTEMPTS[permission];
  if (tried === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
  const answer = await tried(base, somebody, id);
  return (await isEmpty(answer)) ? 'trả lời trống' : answerOf(answer);
}

/** What an answer says to somebody who tried. 409: the right is there, the document is at another step. */
export function answerOf(answer: APIResponse): Answer {
  const status = answer.status();
  const isSignIn = (answer.headers()['location'] ?? '').startsWith('/dang-nhap');
  if (status === 401 || status === 403 || isSignIn) return 'bị từ chối';
  return status < 400 || status === 409 ? 'được làm' : `trả lời mã ${status}`;
}
