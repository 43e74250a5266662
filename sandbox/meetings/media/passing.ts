import type { RtpPacket } from 'werift';
import type { Faults } from '../faults/faults.ts';
import type { Seat } from '../signalling/seat.ts';
import type { Meeting } from '../store/meetings.ts';
import type { Stream } from './peer.ts';
import type { Planted } from './planted.ts';

/** A packet of Opus that says nothing. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);
const LATE_MS = 480;
/** A frozen picture stays after so many packets. */
const FROZEN_AFTER = 30;
const ONE_IN = 10;
/** How long what was read of a meeting is good for, in ms. */
const MOMENT_MS = 50;
const BRIDGE = 'diemcau';

type FaultId = Parameters<Faults['isOn']>[0];

/** Passes on in one room what each participant sends to those who want it. */
export class Passing {
  readonly #faults: Faults;
  readonly #read: () => Meeting;
  #known: { meeting: Meeting; at: number } | undefined;
  readonly #seats: ReadonlyMap<string, Seat>;
  readonly #planted: Planted;
  readonly #counts = new Map<string, number>();

  constructor(
    { faults, planted }: { faults: Faults; planted: Planted },
    meeting: () => Meeting,
    seats: ReadonlyMap<string, Seat>,
  ) {
    this.#faults = faults;
    this.#planted = planted;
    this.#read = meeting;
    this.#seats = seats;
  }

  /** The meeting as it was a moment ago: thousands of packets a second ask for it. */
  #meeting(): Meeting {
    const now = performance.now();
    if (this.#known === undefined || now - this.#known.at > MOMENT_MS)
      this.#known = { meeting: this.#read(), at: now };
    return this.#known.meeting;
  }

  /** Makes places for streams that came, and offers them. */
  connect(): void {
    for (const to of this.#seats.values()) {
      const { peer } = to;
      if (peer === undefined || !to.inside) continue;
      for (const from of this.#seats.values())
        for (const [stream, { refresh }] of from.sources)
          if (this.#wants(to, from)) peer.place({ from: from.id, stream }, refresh);
      void peer.offer();
    }
  }

  /** Asks all who send a picture for a whole one. */
  refresh(): void {
    for (const { sources } of this.#seats.values())
      for (const [stream, source] of sources) if (stream !== 'audio') source.refresh();
  }

  #wants(to: Seat, from: Seat): boolean {
    if (to === from || to.watches === 'none') return false;
    return to.watches === 'all' || from.user.username === this.#meeting().chair;
  }

  pass(from: Seat, stream: Stream, packet: RtpPacket): void {
    const meeting = this.#meeting();
    if (this.#faults.isOn('media-dead', meeting)) return;
    const isSound = stream === 'audio';
    const muted = !from.mic && !this.#faults.isOn('mute-ignored', meeting);
    if (!from.inside || (isSound && muted) || (stream === 'video' && !from.camera)) return;
    if (isSound && this.#isAfflicted(from, 'microphone-silent')) packet.payload = SILENCE;
    if (stream === 'video' && this.#isAfflicted(from, 'picture-frozen'))
      if (this.#count(`${from.id} frozen`) > FROZEN_AFTER) return;
    const isLost = isSound && this.#count(`${from.id} sound`) % ONE_IN === 0;
    if (isLost && this.#faults.isOn('packets-lost', meeting)) return;
    const isBridge = from.user.role === BRIDGE;
    if (isBridge && this.#planted.drops(stream, from.id)) return;
    const isLate =
      (isSound && this.#faults.isOn('sound-late', meeting)) ||
      (stream === 'video' && this.#faults.isOn('picture-late', meeting));
    const lateMs = (isBridge ? this.#plantedDelay(from) : 0) + (isLate ? LATE_MS : 0);
    if (lateMs > 0) setTimeout(() => this.#send(from, stream, packet), lateMs).unref();
    else this.#send(from, stream, packet);
  }

  #plantedDelay(from: Seat): number {
    const { delayMs, late } = this.#planted.plant;
    return late === 'all' || this.#bridges()[0] === from ? delayMs : 0;
  }

  #send(from: Seat, stream: Stream, packet: RtpPacket): void {
    const isOneWay = stream === 'audio' && this.#faults.isOn('sound-one-way', this.#meeting());
    const deaf = isOneWay ? this.#bridges()[0] : undefined;
    for (const to of this.#seats.values()) {
      if (to === deaf || !this.#wants(to, from)) continue;
      const place = this.#placeOf(from, to, stream);
      if (place !== undefined) to.peer?.write({ from: place, stream }, packet);
    }
  }

  /**
   * Whose place a stream is put into: with `tracks-swapped` two bridges have each other's voice. Undefined while the other is
   * not there: a place that one voice began in takes the packets of another for old ones (RFC 3711, 3.3.2) at times.
   */
  #placeOf(from: Seat, to: Seat, stream: Stream): string | undefined {
    const isSwapped =
      this.#planted.plant.swapped || this.#faults.isOn('tracks-swapped', this.#meeting());
    if (stream !== 'audio' || !isSwapped) return from.id;
    const [one, other] = this.#bridges();
    if (to === one || to === other) return from.id;
    if (from === one) return other?.id;
    return from === other ? one?.id : from.id;
  }

  #count(key: string): number {
    const count = (this.#counts.get(key) ?? 0) + 1;
    this.#counts.set(key, count);
    return count;
  }

  /** A fault of one bridge shows at the one that came first. */
  #isAfflicted(seat: Seat, fault: FaultId): boolean {
    return this.#faults.isOn(fault, this.#meeting()) && this.#bridges()[0] === seat;
  }

  #bridges(): Seat[] {
    return [...this.#seats.values()].filter(({ user }) => user.role === BRIDGE);
  }
}
