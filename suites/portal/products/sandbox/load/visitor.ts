import { check } from 'k6';
import http from 'k6/http';
import type { LoadHandover } from '../../../../load-options.ts';

export const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;
const portal = handover.addresses['portal'] ?? '';
const { requestTimeout: timeout } = handover;

/** A dossier that is there from the start, as `settings.knownDossier` has it. */
const KNOWN = 'H19.101-250701-0001';

/** Opens a page under the name that a report has for it. */
function opened(name: string, path: string): string {
  const { status, body } = http.get(`${portal}${path}`, {
    ...{ tags: { name }, timeout, responseType: 'text' },
  });
  check(status, { 'trang mở được': (code) => code === 200 });
  return body;
}

/** What a visitor looks at: the first page, a procedure, a dossier. */
export function look(): void {
  opened('home', '/');
  const list = opened('procedures', '/thu-tuc-hanh-chinh');
  const path = /href="(\/thu-tuc-hanh-chinh\/[0-9a-f-]+)"/.exec(list)?.[1];
  if (check(path, { 'danh sách có thủ tục': (found) => found !== undefined }))
    opened('procedure', path ?? '');
  const found = opened('look-up', `/tra-cuu?ma=${KNOWN}`);
  check(found, { 'tra cứu thấy trạng thái': (text) => text.includes('Đã trả kết quả') });
}
