import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters } from 'werift';
import type { RtpPacket, RTCRtpTransceiver } from 'werift';
import type { MediaIdentity } from './identity.ts';
import { Repairs } from './repairs.ts';

/** What a participant sends: voice, own picture, or what is shared of the screen. */
export type Stream = 'audio' | 'video' | 'screen';

/** The ways of a participant's media, as its window sees them: what it sends, what it takes. */
export type Way = 'sending' | 'taking';

/** Whose stream a section of an offer carries. */
export interface Place {
  from: string;
  stream: Stream;
}

/** What a window must know of an offer. */
export interface Offer {
  sdp: string;
  /** Section (mid) → what it carries. */
  places: Record<string, Place>;
  /** How often this way was begun anew before. */
  round: number;
}

/** A stream that a participant sends. */
export interface Source {
  stream: Stream;
  track: MediaStreamTrack;
  /** Asks the sender for a whole picture. */
  refresh(): void;
}

export interface PeerOptions {
  identity: MediaIdentity;
  /** Address on which media is taken and sent. */
  address: string;
  /** Called with every stream that the participant begins to send. */
  published(source: Source): void;
  /** Called with what the participant must answer. */
  offered(offer: Offer): void;
  /** Whether pictures lost on the way are sent again; else one is begun anew once, for who comes in. */
  repairs: boolean;
  /** Most that a picture may take, in kbit/s; no limit where undefined. */
  pictureKbps?: number | undefined;
}

/** How often a whole picture is to be had where losses are not repaired: once, by who comes in. */
const FIRST_PICTURES = 1;

const codecs = (repairs: boolean) => ({
  audio: [
    new RTCRtpCodecParameters({
      ...{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 },
    }),
  ],
  video: [
    new RTCRtpCodecParameters({
      ...{ mimeType: 'video/VP8', clockRate: 90_000, payloadType: 96 },
      rtcpFeedback: [
        ...(repairs ? [{ type: 'nack' }] : []),
        { type: 'nack', parameter: 'pli' },
        { type: 'ccm', parameter: 'fir' },
      ],
    }),
  ],
});

function connection({ identity, address, repairs }: PeerOptions): RTCPeerConnection {
  return new RTCPeerConnection({
    codecs: codecs(repairs),
    dtls: { keys: identity },
    iceServers: [],
    // No addresses of this machine but the one below: the library would bind the others to it, too, and tell them wrong.
    iceUseIpv4: false,
    iceUseIpv6: false,
    iceUseTcp: false,
    iceInterfaceAddresses: { udp4: address },
    iceAdditionalHostAddresses: [address],
    bundlePolicy: 'max-bundle',
  });
}

/** The media of one participant: one connection for what it sends, one for what it gets. */
export class Peer {
  readonly #options: PeerOptions;
  #inbound: RTCPeerConnection;
  #outbound: RTCPeerConnection;
  readonly #places = new Map<
    string,
    { place: Place; track: MediaStreamTrack; transceiver: RTCRtpTransceiver; refresh: () => void }
  >();
  #kinds: Readonly<Record<string, Stream>> = {};
  #round = 0;
  #offering = false;
  #wanted = false;

  constructor(options: PeerOptions) {
    this.#options = options;
    this.#inbound = this.#newInbound();
    this.#outbound = connection(options);
  }

  #newInbound(): RTCPeerConnection {
    const options = this.#options;
    const inbound = connection(options);
    inbound.onRemoteTransceiverAdded.subscribe((transceiver) => {
      transceiver.onTrack.subscribe((track) => {
        const stream = this.#kinds[transceiver.mid ?? ''] ?? (track.kind as Stream);
        const refresh = () => {
          if (track.ssrc !== undefined) void transceiver.receiver.sendRtcpPLI(track.ssrc);
        };
        if (options.repairs && track.kind === 'video')
          new Repairs(transceiver.receiver, track, refresh);
        options.published({ stream, track, refresh });
      });
    });
    return inbound;
  }

  /** Whether media can go this way. */
  flows(way: Way): boolean {
    const one = way === 'sending' ? this.#inbound : this.#outbound;
    return one.connectionState === 'connected';
  }

  /** Begins a way anew: what the participant sends is published again, what it takes is offered again. */
  async renew(way: Way): Promise<void> {
    if (way === 'sending') {
      void this.#inbound.close().catch(() => undefined);
      this.#inbound = this.#newInbound();
      return;
    }
    void this.#outbound.close().catch(() => undefined);
    this.#outbound = connection(this.#options);
    this.#round += 1;
    const before = [...this.#places.values()];
    this.#places.clear();
    for (const { place, refresh } of before) this.place(place, refresh);
    this.#offering = false;
    await this.offer();
  }

  /**
   * Takes what the participant offers to send.
   * @param kinds section (mid) → what it carries
   * @returns the answer
   */
  async publish(sdp: string, kinds: Readonly<Record<string, Stream>>): Promise<string> {
    this.#kinds = kinds;
    await this.#inbound.setRemoteDescription({ type: 'offer', sdp });
    await this.#inbound.setLocalDescription(await this.#inbound.createAnswer());
    const answer = this.#inbound.localDescription?.sdp ?? '';
    const { pictureKbps } = this.#options;
    return pictureKbps === undefined
      ? answer
      : answer.replaceAll(/(m=video[^\r]*\r\n(?:c=[^\r]*\r\n)?)/g, `$1b=AS:${pictureKbps}\r\n`);
  }

  /** Begins to pass a stream on to this participant, where it is not passed on already. */
  place(place: Place, refresh: () => void): void {
    const key = keyOf(place);
    const known = this.#places.get(key);
    if (known !== undefined) {
      known.refresh = refresh;
      return;
    }
    const track = new MediaStreamTrack({ kind: place.stream === 'audio' ? 'audio' : 'video' });
    const transceiver = this.#outbound.addTransceiver(track, { direction: 'sendonly' });
    let left = this.#options.repairs ? Infinity : FIRST_PICTURES;
    transceiver.sender.onPictureLossIndication.subscribe(() => {
      left -= 1;
      if (left >= 0) this.#places.get(key)?.refresh();
    });
    this.#places.set(key, { place, track, transceiver, refresh });
    this.#wanted = true;
  }

  /** Offers the places that were added, one negotiation after the other. */
  async offer(): Promise<void> {
    if (this.#offering || !this.#wanted) return;
    this.#offering = true;
    this.#wanted = false;
    await this.#outbound.setLocalDescription(await this.#outbound.createOffer());
    const places: Offer['places'] = {};
    for (const { place, transceiver } of this.#places.values())
      if (typeof transceiver.mid === 'string') places[transceiver.mid] = place;
    const sdp = this.#outbound.localDescription?.sdp ?? '';
    this.#options.offered({ sdp, places, round: this.#round });
  }

  /** @param round of the offer that is answered; an answer to an older one is dropped */
  async answered(sdp: string, round = 0): Promise<void> {
    if (round !== this.#round) return;
    await this.#outbound.setRemoteDescription({ type: 'answer', sdp });
    this.#offering = false;
    await this.offer();
  }

  write(place: Place, packet: RtpPacket): void {
    this.#places.get(keyOf(place))?.track.writeRtp(packet.clone());
  }

  async close(): Promise<void> {
    await Promise.allSettled([this.#inbound.close(), this.#outbound.close()]);
  }
}

const keyOf = ({ from, stream }: Place) => `${from} ${stream}`;
