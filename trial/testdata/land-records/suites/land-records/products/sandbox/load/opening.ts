import { check } from 'k6';
import http from 'k6/http';
import type { LoadHandover } from '../../../../load-options.ts';

const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;
const site = handover.addresses['land-records'] ?? '';

export const { options } = handover;

export function lookUp(): void {
  const answer = http.get(`${site}/tra-cuu?to=12&thua=3`, { tags: { name: 'parcel' } });
  check(answer, { 'thấy thửa đất': ({ body }) => String(body).includes('Tờ 12, thửa 3') });
}

export function visit(): void {
  http.get(site, { tags: { name: 'home' } });
}
