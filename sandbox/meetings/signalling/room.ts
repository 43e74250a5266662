import type { WebSocket } from 'ws';
import { now } from '../../web/words.ts';
import type { IceServer } from '../media/turn.ts';
import { Passing } from '../media/passing.ts';
import { Recording } from '../media/recording.ts';
import type { MediaServer } from '../media/server.ts';
import type { Way } from '../media/peer.ts';
import type { Meeting } from '../store/meetings.ts';
import type { Stores } from '../store/stores.ts';
import type { User } from '../store/users.ts';
import type { FromWindow, Watches } from './messages.ts';
import { Seat } from './seat.ts';

/** How much of the sound is lost at the beginning of a recording with `recording-out-of-step`, in ms. */
const OUT_OF_STEP_MS = 420;

/** Until a way of media must work, in ms: keys take 3 s on the line of a commune. */
const FLOWS_WITHIN_MS = 8_000;
const RENEWED_AT_MOST = 3;

/** The people of one meeting who are connected now, and what they say to each other. */
export class Room {
  readonly seats = new Map<string, Seat>();
  readonly #stores: Stores;
  readonly #id: number;
  readonly #media: MediaServer;
  readonly #passing: Passing;
  /** Who was let in once comes in again by themselves. */
  readonly #admitted = new Set<string>();
  recording: Recording | undefined;
  #last = 0;

  constructor(stores: Stores, meeting: number, media: MediaServer) {
    this.#stores = stores;
    this.#id = meeting;
    this.#media = media;
    this.#passing = new Passing(
      { faults: stores.faults, planted: media.planted },
      () => this.meeting,
      this.seats,
    );
  }

  get meeting(): Meeting {
    return this.#stores.meetings.find(this.#id)!;
  }

  /** Lets somebody connect who belongs to the meeting: inside, or into the lobby. */
  enter(user: User, socket: WebSocket, iceServers: readonly IceServer[]): Seat {
    if (!this.#isOn('reconnect-doubles'))
      for (const seat of this.seats.values())
        if (seat.user.username === user.username) void this.#gone(seat);
    this.#last += 1;
    const seat = new Seat(`n${this.#last}`, user, socket);
    this.seats.set(seat.id, seat);
    seat.say({
      ...{ type: 'welcome', you: seat.id, chair: this.#isChair(user) },
      echo: this.#isOn('echo'),
      cut: this.#isOn('slide-cut'),
      iceServers,
    });
    if (this.#mayEnter(user)) this.#letIn(seat);
    else seat.say({ type: 'lobby' });
    this.announce();
    socket.on('close', () => {
      if (!this.#isOn('reconnect-doubles')) void this.#gone(seat);
    });
    return seat;
  }

  #isOn(fault: Parameters<Stores['faults']['isOn']>[0]): boolean {
    return this.#stores.faults.isOn(fault, this.meeting);
  }

  #isChair = ({ username }: User) =>
    this.meeting.chair === username ||
    (this.#isOn('chair-right-kept') && this.meeting.arranger === username);

  #mayEnter(user: User): boolean {
    const { lobby, chair, secretary } = this.meeting;
    return (
      lobby === 0 ||
      this.#isOn('lobby-bypassed') ||
      [chair, secretary].includes(user.username) ||
      this.#admitted.has(user.username)
    );
  }

  #letIn(seat: Seat): void {
    const { invitations, meetings } = this.#stores;
    seat.inside = true;
    this.#admitted.add(seat.user.username);
    const invitation = invitations.find(this.#id, seat.user.username);
    if (invitation && !this.#isForgotten(seat)) invitations.entered(invitation.id, now());
    if (this.meeting.state === 'planned')
      meetings.change(this.#id, { state: 'open', openedAt: now() });
    this.#note(seat, 'vao-phong');
    seat.say({ type: 'controlled', mic: seat.mic, camera: seat.camera });
  }

  #note({ user }: Seat, action: string): void {
    if (this.#isOn('meeting-audit-silent')) return;
    this.#stores.records.audit(user.username, user.role, action, this.#id);
  }

  /** With `roll-call-misses-bridge` the roll forgets the bridge that comes third. */
  #isForgotten(seat: Seat): boolean {
    const bridges = [...this.seats.values()].filter(({ user }) => user.role === 'diemcau');
    return this.#isOn('roll-call-misses-bridge') && bridges.indexOf(seat) === 2;
  }

  async #gone(seat: Seat): Promise<void> {
    if (!this.seats.delete(seat.id)) return;
    this.#note(seat, 'roi-phong');
    this.announce();
    await seat.close();
  }

  /** Passes on the new chair to those who watch the chair alone, and tells everybody. */
  chairChanged(): void {
    this.#passing.connect();
    this.#passing.refresh();
    this.announce();
  }

  /** Tells everybody who is there. */
  announce(): void {
    const { chair } = this.meeting;
    const raised = [...this.seats.values()]
      .filter(({ hand }) => hand !== null)
      .toSorted((a, b) =>
        this.#isOn('hands-out-of-order') ? b.hand! - a.hand! : a.hand! - b.hand!,
      );
    const people = [...this.seats.values()].map((seat) =>
      seat.shown(chair, seat.hand === null ? null : raised.indexOf(seat) + 1),
    );
    const inside = people.filter((one) => one.inside);
    for (const seat of this.seats.values()) {
      const isChair = seat.user.username === chair;
      const shown = isChair ? people : inside;
      if (seat.inside)
        seat.say({
          type: 'people',
          people: shown,
          chair: isChair,
          recording: this.recording !== undefined,
        });
    }
  }

  /** Acts on what a window says. */
  async heard(seat: Seat, message: FromWindow): Promise<void> {
    if (message.type === 'leave') return this.#gone(seat);
    if (!seat.inside) return;
    const commands = this.#commands(message);
    if (commands !== undefined) {
      const isLoose = message.type === 'mute' && this.#isOn('anyone-mutes');
      if (!this.#isChair(seat.user) && !isLoose)
        return seat.say({ type: 'refused', reason: 'Chỉ chủ trì làm được việc này.' });
      commands();
      return this.announce();
    }
    if (message.type === 'publish') return this.#publish(seat, message);
    if (message.type === 'answer') {
      await seat.peer?.answered(message.sdp, message.round);
      this.#watchOver(seat, 'taking');
      return this.#passing.refresh();
    }
    if (message.type === 'renew') return seat.peer?.renew('taking');
    if (message.type === 'watch') return this.#watch(seat, message.watches);
    if (message.type === 'mic') seat.mic = message.on;
    if (message.type === 'camera') seat.camera = message.on;
    if (message.type === 'share') seat.sharing = message.on;
    if (message.type === 'hand') seat.hand = message.on ? performance.now() : null;
    this.announce();
  }

  /** Passes on to a participant whom it wants to see and hear from now on. */
  #watch(seat: Seat, watches: Watches): void {
    seat.watches = watches;
    this.#passing.connect();
    this.#passing.refresh();
  }

  /** What only the chair may do; undefined where anybody may. */
  #commands(message: FromWindow): (() => void) | undefined {
    const other = 'id' in message ? this.seats.get(message.id) : undefined;
    if (message.type === 'admit')
      return () => {
        if (other === undefined || other.inside) return;
        this.#letIn(other);
      };
    if (message.type === 'mute') return () => other && this.#silence(other);
    if (message.type === 'mute-all')
      return () => {
        for (const one of this.seats.values()) if (!this.#isChair(one.user)) this.#silence(one);
      };
    if (message.type === 'dark')
      return () => {
        if (other === undefined) return;
        other.camera = false;
        other.say({ type: 'controlled', mic: other.mic, camera: false });
      };
    return undefined;
  }

  #silence(seat: Seat): void {
    seat.mic = false;
    if (this.#isOn('mute-ignored')) return;
    seat.say({ type: 'controlled', mic: false, camera: seat.camera });
  }

  async #publish(seat: Seat, message: Extract<FromWindow, { type: 'publish' }>): Promise<void> {
    const { sdp, kinds, watches = 'all', again = false } = message;
    seat.watches = watches;
    if (again) await seat.peer?.renew('sending');
    seat.peer ??= this.#media.peer(this.meeting, {
      published: (source) => {
        seat.sources.set(source.stream, source);
        source.track.onReceiveRtp.subscribe((packet) =>
          this.#passing.pass(seat, source.stream, packet),
        );
        this.#passing.connect();
      },
      offered: (offer) => seat.say({ type: 'offer', ...offer }),
    });
    seat.say({ type: 'published', sdp: await seat.peer.publish(sdp, kinds) });
    this.#passing.connect();
    this.#watchOver(seat, 'sending');
  }

  /**
   * Has a window begin a way of its media anew that does not work in time. On a line that loses packets our library's
   * DTLS does not always come to an end, and the window cannot know: it may have ended on its side.
   */
  #watchOver(seat: Seat, way: Way): void {
    const { peer, awaited } = seat;
    if (peer === undefined || awaited.has(way) || peer.flows(way)) return;
    awaited.add(way);
    setTimeout(() => {
      awaited.delete(way);
      const isGone = this.seats.get(seat.id) !== seat;
      if (isGone || peer.flows(way) || seat.renewed >= RENEWED_AT_MOST) return;
      seat.renewed += 1;
      seat.say({ type: 'renew', way });
    }, FLOWS_WITHIN_MS).unref();
  }

  /** Begins to record the chair. @returns whether there is anything to record */
  async record(): Promise<boolean> {
    const chair = [...this.seats.values()].find(({ user }) => user.username === this.meeting.chair);
    const sources = (['audio', 'video'] as const).flatMap((one) => chair?.sources.get(one) ?? []);
    if (sources.length < 2 || this.recording !== undefined) return false;
    this.recording = await Recording.begin(sources, {
      silent: this.#isOn('recording-without-sound'),
      lostMs: this.#isOn('recording-out-of-step') ? OUT_OF_STEP_MS : 0,
    });
    this.announce();
    return true;
  }

  /** Ends the recording. @returns its bytes; undefined where none goes on */
  async endRecording(): Promise<Uint8Array | undefined> {
    const { recording } = this;
    this.recording = undefined;
    const bytes = await recording?.end();
    this.announce();
    return this.#isOn('recording-cut') ? bytes?.subarray(0, bytes.length / 2) : bytes;
  }

  /** Breaks the connections of everybody; the meeting goes on. */
  async drop(): Promise<void> {
    // The server that starts again knows nothing of the meeting any more.
    if (this.#isOn('restart-loses-people'))
      this.#stores.meetings.change(this.#id, { state: 'ended', endedAt: now() });
    await Promise.all([...this.seats.values()].map((seat) => this.#gone(seat)));
  }

  /** Ends the meeting for everybody. */
  async close(reason: string): Promise<void> {
    const seats = [...this.seats.values()];
    for (const seat of seats) seat.say({ type: 'over', reason });
    await Promise.all(seats.map((seat) => this.#gone(seat)));
  }
}
