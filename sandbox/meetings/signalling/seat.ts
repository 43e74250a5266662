import type { WebSocket } from 'ws';
import type { Peer, Source, Stream, Way } from '../media/peer.ts';
import type { User } from '../store/users.ts';
import type { FromServer, Present, Watches } from './messages.ts';

/** One participant's place in a room, for as long as the connection lasts. */
export class Seat {
  readonly id: string;
  readonly user: User;
  readonly socket: WebSocket;
  readonly sources = new Map<Stream, Source>();
  peer: Peer | undefined;
  /** Ways of media that are waited for, and how often one was begun anew. */
  readonly awaited = new Set<Way>();
  renewed = 0;
  inside = false;
  watches: Watches = 'all';
  mic = true;
  camera = true;
  sharing = false;
  /** When the hand was raised, in ms; null where it is down. */
  hand: number | null = null;

  constructor(id: string, user: User, socket: WebSocket) {
    this.id = id;
    this.user = user;
    this.socket = socket;
  }

  say(message: FromServer): void {
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(JSON.stringify(message));
  }

  /** As the others see it. */
  shown(chair: string, hand: number | null): Present {
    const { id, user, inside, mic, camera, sharing } = this;
    const isChair = user.username === chair;
    return { ...{ id, inside, mic, camera, sharing, hand, isChair }, name: user.bridge };
  }

  async close(): Promise<void> {
    this.socket.close();
    await this.peer?.close();
  }
}
