import type { Line, Present, Standing } from '../../offer/line.ts';
import * as lack from './lacking.ts';
import type { Server } from './server.ts';
import { Session } from './session.ts';
import type { Room } from './server.ts';

/** Asks for a room by signalling alone, as a participant of this identity. */
export async function openLine(
  server: Server,
  room: Room,
  { id, display, token }: { id: string; display: string; token: string },
): Promise<Line> {
  const session = await Session.open(server.url);
  const asked = { request: 'join', ptype: 'publisher', room: room.id, id, display, token };
  const { videoroom } = await session.ask(asked);
  const isInside = videoroom === 'joined';
  const people = peopleOf(server, room);
  const standing = (): Standing => {
    if (!isInside) return 'bị từ chối';
    return session.isOpen ? 'trong phòng' : 'đã ngắt';
  };
  return {
    standing,
    people: () => people.now(),
    ...{ mic: lack.NO_SILENT_MIC, mute: lack.NO_SILENT_MIC, muteAll: lack.NO_SILENT_MIC },
    ...{ setMic: lack.NO_SILENT_MIC, darken: lack.NO_SILENT_MIC, refusals: lack.NO_SILENT_MIC },
    ...{ admit: lack.NO_LOBBY, raiseHand: lack.NO_HANDS },
    close() {
      people.end();
      session.close();
    },
  };
}

/** Who is in a room as the server says; it is asked again and again once somebody wants to know. */
function peopleOf(server: Server, room: Room) {
  let people: Present[] = [];
  let timer: NodeJS.Timeout | undefined;
  const ask = async () => {
    const here = await server.participants(room).catch(() => []);
    people = here.map((name) => ({
      ...{ name, inside: true, mic: false, camera: false, hand: null, isChair: false },
    }));
  };
  return {
    now() {
      timer ??= setInterval(() => void ask(), 500);
      return people;
    },
    end: () => clearInterval(timer),
  };
}
