import { check } from 'k6';
import exec from 'k6/execution';
import http from 'k6/http';
import { Trend } from 'k6/metrics';
import { clearTimeout, setTimeout } from 'k6/timers';
import { WebSocket } from 'k6/websockets';
import type { LoadHandover } from '../../../../load-options.ts';

export const handover = JSON.parse(open(__ENV['NGHIEMTHU_LOAD'] ?? '')) as LoadHandover;
const site = handover.addresses['meetings'] ?? '';
const { requestTimeout: timeout } = handover;

/** From asking for the room until everybody inside is known, in ms. */
const joining = new Trend('meeting_joining', true);

const chair = handover.accounts.find(({ role }) => role === 'chair');
const secretary = handover.accounts.find(({ role }) => role === 'secretary');
const bridges = handover.accounts.filter(({ role }) => role === 'bridge');

/** How long a bridge stays, in ms. */
const STAY_MS = 3_000;
/** After this a bridge that was not let in gives up, in ms. */
const PATIENCE_MS = 15_000;

type Account = LoadHandover['accounts'][number];

/** What the runs share: the room of a meeting that all bridges are invited to. */
export interface Held {
  id: string;
  room: string;
}

const csrfOf = (html: string) => /name="csrf"\s+value="([^"]+)"/.exec(html)?.[1] ?? '';

function page(name: string, path: string): string {
  const answer = http.get(`${site}${path}`, { tags: { name }, timeout, responseType: 'text' });
  return String(answer.body);
}

function send(name: string, at: string, path: string, form: Record<string, string>): string {
  const csrf = csrfOf(page(name, at));
  const answer = http.post(
    `${site}${path}`,
    { ...form, csrf },
    { tags: { name }, timeout, redirects: 0, responseType: 'text' },
  );
  return String(answer.headers['Location'] ?? '');
}

function signIn({ username, password }: Account): void {
  send('sign-in', '/dang-nhap', '/dang-nhap', { username, password });
}

/** Arranges the meeting and invites all bridges. */
export function arrange(): Held {
  if (chair === undefined || secretary === undefined) throw new Error('no chair, no secretary');
  signIn(chair);
  const place = send('arrange', '/cuoc-hop/tao', '/cuoc-hop/tao', {
    ...{ title: 'Họp thử tải', kind: 'giam-sat', place: 'Trụ sở', lobby: '0' },
    ...{ secretary: secretary.username, startsAt: new Date().toISOString().slice(0, 16) },
  });
  const id = place.replace(/^.*\//, '');
  const invited = bridges.map(({ username }) => username).join(',');
  send('invite', `/cuoc-hop/${id}`, `/cuoc-hop/${id}/moi`, { invited, hours: '4' });
  const room = /href="\/phong\/([^"]+)"/.exec(page('meeting', `/cuoc-hop/${id}`))?.[1] ?? '';
  return { id, room };
}

/** Removes the meeting. */
export function remove({ id }: Held): void {
  if (chair === undefined) return;
  signIn(chair);
  send('remove', `/cuoc-hop/${id}`, `/cuoc-hop/${id}/xoa`, {});
}

let isSignedIn = false;

/** One bridge comes in, stays for a while and leaves. */
export function visit({ room }: Held): void {
  const account = bridges[(exec.vu.idInTest - 1) % bridges.length];
  if (account === undefined) throw new Error('no bridges');
  if (!isSignedIn) signIn(account);
  isSignedIn = true;
  const began = Date.now();
  let isInside = false;
  const jar = http.cookieJar();
  const url = `${site.replace(/^http/, 'ws')}/tin-hieu?phong=${encodeURIComponent(room)}`;
  const socket = new WebSocket(url, null, { jar });
  socket.addEventListener('message', (event) => {
    const { type } = JSON.parse(String('data' in event ? event.data : '{}')) as { type: string };
    if (isInside || type !== 'people') return;
    isInside = true;
    joining.add(Date.now() - began);
    setTimeout(() => socket.close(), STAY_MS);
  });
  const late = setTimeout(() => socket.close(), PATIENCE_MS);
  socket.addEventListener('close', () => {
    clearTimeout(late);
    check(isInside, { 'vào được phòng họp': (inside) => inside });
  });
}
