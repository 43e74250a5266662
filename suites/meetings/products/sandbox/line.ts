import { EventEmitter, once } from 'node:events';
import { WebSocket } from 'ws';
import type { Line, Present, Standing } from '../../offer/line.ts';
import type { Somebody } from '../../offer/office.ts';

/** Longest wait for the first word of the server, in ms. */
const FIRST_MS = 15_000;

interface Told extends Present {
  id: string;
}

/** Asks for a room by signalling alone. */
export async function openLine(base: string, { request }: Somebody, room: string): Promise<Line> {
  const { cookies } = await request.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const url = `${base.replace(/^http/, 'ws')}/tin-hieu?phong=${encodeURIComponent(room)}`;
  const socket = new WebSocket(url, { headers: { cookie } });
  const line = lineOn(socket);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, FIRST_MS);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.on('message', () => line.standing() !== 'bị từ chối' && end());
    for (const event of ['close', 'error', 'unexpected-response']) socket.once(event, end);
  });
  return line;
}

function lineOn(socket: WebSocket): Line {
  let standing: Standing = 'bị từ chối';
  let people: readonly Told[] = [];
  let mic = true;
  let refusals = 0;
  const published = new EventEmitter<{ answer: [sdp: string] }>();
  socket.on('message', (data: Buffer) => {
    const message = JSON.parse(data.toString()) as Record<string, unknown>;
    if (message['type'] === 'lobby') standing = 'phòng chờ';
    if (message['type'] === 'people') people = message['people'] as Told[];
    if (message['type'] === 'refused') refusals += 1;
    if (message['type'] === 'published') published.emit('answer', String(message['sdp']));
    if (message['type'] !== 'controlled') return;
    standing = 'trong phòng';
    mic = message['mic'] === true;
  });
  socket.on('unexpected-response', (_request, response) => response.resume());
  socket.on('error', () => {});
  socket.on('close', () => {
    if (standing !== 'bị từ chối') standing = 'đã ngắt';
  });
  const say = (message: object) => socket.send(JSON.stringify(message));
  const idOf = (name: string) => people.find((one) => one.name === name)?.id ?? '';
  return {
    async publish(sdp) {
      const answer = once(published, 'answer', { signal: AbortSignal.timeout(FIRST_MS) });
      // It takes no media of others.
      say({ type: 'publish', sdp, kinds: {}, watches: 'none' });
      return String((await answer)[0]);
    },
    standing: () => standing,
    people: () => people,
    mic: () => mic,
    refusals: () => refusals,
    admit: (name) => say({ type: 'admit', id: idOf(name) }),
    mute: (name) => say({ type: 'mute', id: idOf(name) }),
    muteAll: () => say({ type: 'mute-all' }),
    darken: (name) => say({ type: 'dark', id: idOf(name) }),
    raiseHand: (on) => say({ type: 'hand', on }),
    setMic: (on) => say({ type: 'mic', on }),
    close: () => socket.close(),
  };
}
