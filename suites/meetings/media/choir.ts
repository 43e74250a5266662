import {
  MediaStreamTrack,
  RTCPeerConnection,
  RTCRtpCodecParameters,
  RtpHeader,
  RtpPacket,
} from 'werift';
import type { Line } from '../offer/line.ts';
import { FRAME_MS } from './opus.ts';

const FRAMES = 1_000 / FRAME_MS;
const SAMPLES = 48 * FRAME_MS;
const OPUS = 111;
/** How long a connection may take until it is there, in ms. */
const PATIENCE_MS = 120_000;

interface Voice {
  track: MediaStreamTrack;
  frames: readonly Uint8Array[];
  sequence: number;
  connection: RTCPeerConnection;
}

/**
 * Participants without a window, many in one process: each sends its tone as packets of Opus, in step with the seconds of
 * the clock as the windows do, so that what a window measures of them is measured alike.
 */
export class Choir {
  readonly #voices: Voice[] = [];
  readonly #timer: NodeJS.Timeout;
  #sent = Math.floor(Date.now() / FRAME_MS);

  constructor() {
    this.#timer = setInterval(() => this.#sing(), FRAME_MS / 2);
  }

  get size(): number {
    return this.#voices.length;
  }

  /** How many were connected and are not any more. */
  get lost(): number {
    return this.#voices.filter(({ connection }) => connection.connectionState !== 'connected')
      .length;
  }

  /**
   * @param frames a second of Opus, {@link FRAME_MS} each, silent in its second half
   * @throws RangeError where there is no second of it; Error where the connection does not come about
   */
  async join(line: Line, frames: readonly Uint8Array[]): Promise<void> {
    if (frames.length !== FRAMES)
      throw new RangeError(`found ${frames.length} packets, expected ${FRAMES} of ${FRAME_MS} ms`);
    if (line.publish === undefined) throw new Error('this product takes no media by such a line');
    const connection = new RTCPeerConnection({
      codecs: {
        audio: [
          new RTCRtpCodecParameters({
            ...{ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: OPUS },
          }),
        ],
      },
      // This address of the machine alone: the library would tell the others, too, and send from this one.
      ...{ iceServers: [], iceUseIpv4: false, iceUseIpv6: false, iceUseTcp: false },
      iceInterfaceAddresses: { udp4: '127.0.0.1' },
      iceAdditionalHostAddresses: ['127.0.0.1'],
      bundlePolicy: 'max-bundle',
    });
    const track = new MediaStreamTrack({ kind: 'audio' });
    connection.addTransceiver(track, { direction: 'sendonly' });
    const connected = connection.connectionStateChange.watch(
      (state) => state === 'connected',
      PATIENCE_MS,
    );
    await connection.setLocalDescription(await connection.createOffer());
    const sdp = await line.publish(connection.localDescription?.sdp ?? '');
    await connection.setRemoteDescription({ type: 'answer', sdp });
    await connected;
    this.#voices.push({ track, frames, sequence: 0, connection });
  }

  /** Whatever should have been sent by now. */
  #sing(): void {
    const now = Math.floor(Date.now() / FRAME_MS);
    for (let at = this.#sent + 1; at <= now; at += 1)
      for (const voice of this.#voices) {
        const header = new RtpHeader({
          ...{ payloadType: OPUS, sequenceNumber: voice.sequence & 0xffff },
          ...{ timestamp: (at * SAMPLES) % 2 ** 32, marker: voice.sequence === 0 },
        });
        voice.sequence += 1;
        const payload = Buffer.from(voice.frames[at % FRAMES] ?? []);
        voice.track.writeRtp(new RtpPacket(header, payload));
      }
    this.#sent = now;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await Promise.allSettled(this.#voices.map(({ connection }) => connection.close()));
  }
}
