import type { APIResponse } from '@playwright/test';
import { isEmpty } from '../../../stage/empty-answer.ts';
import { tokenOf } from '../../../stage/html-form.ts';
import type { Answer, Somebody } from '../../offer/office.ts';

/** One try at what a permission guards, on a meeting that must not change by it. */
type Attempt = (base: string, somebody: Somebody, meeting: string) => Promise<APIResponse>;

/** Permission of the platform → how to try it. */
const ATTEMPTS: Record<string, Attempt> = {
  'see-meetings': opens(() => '/cuoc-hop'),
  arrange: opens(() => '/cuoc-hop/tao'),
  'open-vote': sends('bieu-quyet'),
  'add-papers': sends('tai-lieu'),
  record: sends('dung-ghi-hinh'),
  'manage-accounts': opens(() => '/quan-tri/tai-khoan'),
  'restart-server': opens(() => '/quan-tri/may-chu'),
  'read-audit-log': opens((id) => `/api/audit?meeting=${id}`),
};

/** Permissions that can be tried on this product. */
export const TRIED: readonly string[] = Object.keys(ATTEMPTS);

function opens(path: (id: string) => string): Attempt {
  return (base, { request }, id) => request.get(base + path(id), { maxRedirects: 0 });
}

/** Sends an action with its token but without what it asks for, so that nothing can come of it. */
function sends(action: string): Attempt {
  return async (base, { request }, id) => {
    const page = await request.get(`${base}/huong-dan`);
    const csrf = tokenOf(await page.text(), 'csrf') ?? '';
    const url = `${base}/cuoc-hop/${id}/${action}`;
    if (action === 'tai-lieu') return request.post(url, { multipart: { csrf }, maxRedirects: 0 });
    return request.post(url, { form: { csrf }, maxRedirects: 0 });
  };
}

/** Tries a permission as a person. */
export async function attempt(
  base: string,
  permission: string,
  somebody: Somebody,
  meeting: string,
): Promise<Answer> {
  const tried = ATTEMPTS[permission];
  if (tried === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
  const answer = await tried(base, somebody, meeting);
  return (await isEmpty(answer)) ? 'trả lời trống' : answerOf(answer);
}

/** What an answer says to somebody who tried. 400 and 409: the right is there, what was sent is not enough. */
export function answerOf(answer: APIResponse): Answer {
  const status = answer.status();
  const isSignIn = (answer.headers()['location'] ?? '').startsWith('/dang-nhap');
  if ([401, 403, 404, 410].includes(status) || isSignIn) return 'bị từ chối';
  return status < 400 || status === 400 || status === 409 ? 'được làm' : `trả lời mã ${status}`;
}
