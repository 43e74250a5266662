import type { APIResponse } from '@playwright/test';
import { isEmpty } from '../../../stage/empty-answer.ts';
import { tokenOf } from '../../../stage/html-form.ts';
import type { Attempt, Somebody } from '../../offer/reports.ts';

interface On {
  report: string;
  campaign: string;
}

/** One try at what a permission guards, on what must not change by it. */
type Try = (base: string, somebody: Somebody, on: On) => Promise<APIResponse>;

/** Permission of the platform → how to try it. */
const TRIES: Readonly<Record<string, Try>> = {
  'see-reports': opens(({ report }) => `/bao-cao/${report}`),
  'see-campaigns': opens(({ campaign }) => `/dot-bao-cao/${campaign}`),
  enter: takes(({ report }) => `/bao-cao/${report}/luu`),
  approve: takes(({ report }) => `/bao-cao/${report}/thao-tac/duyet`),
  assign: opens(() => '/dot-bao-cao/tao'),
  complete: takes(({ campaign }) => `/dot-bao-cao/${campaign}/thao-tac/hoan-thanh`),
  transmit: takes(({ campaign }) => `/dot-bao-cao/${campaign}/thao-tac/gui-len`),
  'read-interface': opens(() => '/api/bieu-mau'),
  'manage-accounts': opens(() => '/quan-tri/tai-khoan'),
  'read-audit-log': opens(() => '/quan-tri/nhat-ky'),
};

/** Permissions that can be tried on this product. */
export const TRIED: readonly string[] = Object.keys(TRIES);

function opens(path: (on: On) => string): Try {
  return (base, { request }, on) => request.get(base + path(on), { maxRedirects: 0 });
}

/** Sends an action with its token, on a report or a campaign that takes it no more. */
function takes(path: (on: On) => string): Try {
  return async (base, { request }, on) => {
    const page = await request.get(`${base}/huong-dan`);
    const form = { csrf: tokenOf(await page.text(), 'csrf') ?? '' };
    return request.post(base + path(on), { form, maxRedirects: 0 });
  };
}

/** Tries a permission as a person. */
export async function attempt(
  base: string,
  permission: string,
  somebody: Somebody,
  on: On,
): Promise<Attempt> {
  const tried = TRIES[permission];
  if (tried === undefined) throw new RangeError(`nobody knows how to try ${permission}`);
  const answer = await tried(base, somebody, on);
  return (await isEmpty(answer)) ? 'trả lời trống' : answerOf(answer);
}

/** What an answer says to somebody who tried. 409: the right is there, the report is at another step. */
export function answerOf(answer: APIResponse): Attempt {
  const status = answer.status();
  const isSignIn = (answer.headers()['location'] ?? '').startsWith('/dang-nhap');
  if (status === 401 || status === 403 || isSignIn) return 'bị từ chối';
  return status < 400 || status === 409 ? 'được làm' : `trả lời mã ${status}`;
}
