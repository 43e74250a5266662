import { WebSocket } from 'ws';
import type { Line, Present, Standing } from '../../offer/line.ts';
import type { Somebody } from '../../offer/office.ts';
import * as lack from './lacking.ts';
import type { Server } from './server.ts';

/** Longest wait for the first word of the server, in ms. */
const FIRST_MS = 15_000;

/** Asks for a room by signalling alone: who is let in is told at once what stands there. */
export async function openLine(
  server: Server,
  somebody: Somebody,
  room: string,
  token: string,
): Promise<Line> {
  const url = new URL(`${server.url.replace(/^http/, 'ws')}/rtc`);
  const asked = { access_token: token, protocol: '15', sdk: 'js', auto_subscribe: '0' };
  for (const [name, value] of Object.entries(asked)) url.searchParams.set(name, value);
  const socket = new WebSocket(url);
  let standing: Standing = 'bị từ chối';
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, FIRST_MS);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    socket.on('message', () => {
      standing = 'trong phòng';
      end();
    });
    socket.on('unexpected-response', (_request, response) => response.resume());
    socket.on('close', () => {
      if (standing !== 'bị từ chối') standing = 'đã ngắt';
    });
    for (const event of ['close', 'error', 'unexpected-response']) socket.once(event, end);
  });
  const people = peopleOf(server, somebody, room);
  return {
    standing: () => standing,
    people: () => people.now(),
    ...{ mic: lack.NO_SILENT_MIC, mute: lack.NO_SILENT_MIC, muteAll: lack.NO_SILENT_MIC },
    ...{ setMic: lack.NO_SILENT_MIC, darken: lack.NO_SILENT_MIC, refusals: lack.NO_SILENT_MIC },
    ...{ admit: lack.NO_LOBBY, raiseHand: lack.NO_HANDS },
    close() {
      people.end();
      socket.close();
    },
  };
}

/** Who is in a room as the server's interface says; it is asked again and again once somebody wants to know. */
function peopleOf(server: Server, somebody: Somebody, room: string) {
  let people: Present[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isAsking = false;
  const ask = async () => {
    if (isAsking) return;
    isAsking = true;
    const here = await server.participants(somebody, room).catch(() => undefined);
    isAsking = false;
    if (here !== undefined)
      people = here.map((name) => ({
        ...{ name, inside: true, mic: false, camera: false, hand: null, isChair: false },
      }));
  };
  return {
    now() {
      if (timer === undefined) {
        timer = setInterval(() => void ask(), 500);
        void ask();
      }
      return people;
    },
    end: () => clearInterval(timer),
  };
}
