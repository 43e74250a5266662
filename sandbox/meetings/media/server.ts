import type { Meeting } from '../store/meetings.ts';
import type { Faults } from '../faults/faults.ts';
import { MEDIA_NAME, mediaIdentity } from './identity.ts';
import { Peer } from './peer.ts';
import type { PeerOptions } from './peer.ts';
import { Turn } from './turn.ts';
import { Planted } from './planted.ts';

const OTHER_NAME = 'may-chu-cu.binh-phuoc.example';
const ADDRESS = '127.0.0.1';
/** An address that no list of the plan has. */
const OTHER_ADDRESS = '127.0.0.2';
const CAPPED_KBPS = 25;

/** Where media is taken and passed on. */
export class MediaServer {
  readonly planted = new Planted();
  readonly turn: Turn;
  readonly #faults: Faults;
  readonly #seed: number;

  constructor(faults: Faults, seed: number) {
    this.#faults = faults;
    this.#seed = seed;
    this.turn = new Turn(faults);
  }

  /** The connections of a participant of this meeting. */
  peer(meeting: Meeting, ways: Pick<PeerOptions, 'published' | 'offered'>): Peer {
    const isOn = (fault: Parameters<Faults['isOn']>[0]) => this.#faults.isOn(fault, meeting);
    const name = isOn('certificate-of-another-name') ? OTHER_NAME : MEDIA_NAME;
    return new Peer({
      ...ways,
      identity: mediaIdentity(this.#seed, name),
      address: isOn('media-elsewhere') ? OTHER_ADDRESS : ADDRESS,
      repairs: !isOn('losses-not-repaired'),
      pictureKbps: isOn('bit-rate-capped') ? CAPPED_KBPS : undefined,
    });
  }
}
