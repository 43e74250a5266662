import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { WebSocket } from 'ws';
import { readCookie } from '../../web/cookies.ts';
import type { Sessions } from '../../web/sessions.ts';
import type { IceServer } from '../media/turn.ts';
import type { MediaServer } from '../media/server.ts';
import { belongs } from '../rights.ts';
import type { Meeting } from '../store/meetings.ts';
import type { Stores } from '../store/stores.ts';
import type { User } from '../store/users.ts';
import { readMessage } from './messages.ts';
import { Room } from './room.ts';

const PATH = '/tin-hieu';
/** Where monitors ask whether signalling works at all; nobody signs in there, and nobody is in a room. */
const ALIVE = '/tin-hieu/song';
const BIGGEST_MESSAGE = 1_000_000;
/** More than this within the time below make a rush. */
const RUSH = 20;
const RUSH_MS = 3_000;
const SLOW_MS = 9_000;
const SLOW_ALONE_MS = 3_000;

/** The rooms that somebody is in, and the way into them over WebSocket. */
export class Rooms {
  readonly #stores: Stores;
  readonly #sessions: Sessions;
  readonly #media: MediaServer;
  readonly #open = new Map<number, Room>();
  #recent: number[] = [];
  readonly #server = new WebSocketServer({ noServer: true, maxPayload: BIGGEST_MESSAGE });

  constructor(stores: Stores, sessions: Sessions, media: MediaServer) {
    this.#stores = stores;
    this.#sessions = sessions;
    this.#media = media;
  }

  /** Takes a request to change to WebSocket. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    const refuse = (status: string) =>
      socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
    const url = new URL(request.url ?? '/', 'http://platform');
    if (url.pathname === ALIVE)
      return this.#server.handleUpgrade(request, socket, head, (ws) => {
        ws.send(JSON.stringify({ type: 'alive' }));
        ws.close();
      });
    if (url.pathname !== PATH) return void refuse('404 Not Found');
    const user = this.#userOf(request);
    if (user === undefined) return void refuse('401 Unauthorized');
    const meeting = this.#stores.meetings.byCode(url.searchParams.get('phong') ?? '');
    if (meeting === undefined) return void refuse('404 Not Found');
    if (meeting.state === 'ended') return void refuse('410 Gone');
    if (!this.#mayEnter(meeting, user)) return void refuse('403 Forbidden');
    const letIn = async () => {
      const iceServers = await this.#media.turn.servers();
      if (socket.destroyed) return;
      this.#server.handleUpgrade(request, socket, head, (ws) =>
        this.#enter(meeting, user, ws, iceServers),
      );
    };
    const { faults } = this.#stores;
    const isRush = this.#isRush();
    if (isRush && faults.isOn('roll-call-slow', meeting)) setTimeout(() => void letIn(), SLOW_MS);
    else if (!isRush && faults.isOn('joining-slow', meeting))
      setTimeout(() => void letIn(), SLOW_ALONE_MS);
    else void letIn();
  }

  /** The room of a meeting; undefined where nobody is in it. */
  find(meeting: number): Room | undefined {
    return this.#open.get(meeting);
  }

  /** Whether many have come at once. */
  #isRush(): boolean {
    const at = Date.now();
    this.#recent = [...this.#recent.filter((one) => one > at - RUSH_MS), at];
    return this.#recent.length > RUSH;
  }

  #userOf(request: IncomingMessage): User | undefined {
    const session = this.#sessions.find(readCookie(request.headers.cookie, this.#sessions.cookie));
    const user = this.#stores.users.find(session?.username);
    return user?.active ? user : undefined;
  }

  #mayEnter(meeting: Meeting, user: User): boolean {
    const { faults } = this.#stores;
    if (!belongs(this.#stores, meeting, user)) return false;
    const invitation = this.#stores.invitations.find(meeting.id, user.username);
    const isOver = invitation !== undefined && Date.parse(invitation.expiresAt) < Date.now();
    return !isOver || faults.isOn('old-invitation-valid', meeting);
  }

  #enter(meeting: Meeting, user: User, ws: WebSocket, iceServers: readonly IceServer[]): void {
    let room = this.#open.get(meeting.id);
    if (room === undefined) {
      room = new Room(this.#stores, meeting.id, this.#media);
      this.#open.set(meeting.id, room);
    }
    const entered = room;
    const seat = entered.enter(user, ws, iceServers);
    ws.on('error', () => ws.close());
    // What a window says is taken in its order, each after the one before.
    let turn = Promise.resolve();
    ws.on('message', (data) => {
      const message = readMessage(data);
      if (message === undefined) return;
      turn = turn.then(() => entered.heard(seat, message)).catch(() => ws.close());
    });
    ws.on('close', () => {
      if (entered.seats.size === 0) this.#open.delete(meeting.id);
    });
  }

  /** How many rooms somebody is in. */
  get count(): number {
    return this.#open.size;
  }

  /** Breaks the connections of a meeting as its server does that starts again; who was inside comes back by themselves. */
  async restart(meeting: number): Promise<void> {
    await this.#open.get(meeting)?.drop();
  }

  /** Ends a meeting for everybody who is in its room. */
  async end(meeting: number, reason: string): Promise<void> {
    await this.#open.get(meeting)?.close(reason);
    this.#open.delete(meeting);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#open.keys()].map((id) => this.end(id, 'Máy chủ dừng.')));
    this.#server.close();
  }
}
