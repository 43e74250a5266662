import { GenericNack, RtcpTransportLayerFeedback } from 'werift';
import type { MediaStreamTrack, RTCRtpReceiver } from 'werift';

/** Our library asks ten times for a packet that was lost, all within 50 ms: what is lost again on its way is its end. */
const ASKED_BEFORE_MS = 60;
/** How often it is asked for then: a sender answers once within the time of a way there and back. */
const EVERY_MS = 100;
/** Until a packet is given up, in ms: on the line of a commune it is sent again twice within that. */
const GIVEN_UP_MS = 1_200;

/** Asks a sender of pictures for lost packets until they are there, and for a whole picture where they do not come. */
export class Repairs {
  readonly #receiver: RTCRtpReceiver;
  readonly #refresh: () => void;
  /** Number of a packet → since when it is missing, in ms. */
  readonly #missing = new Map<number, number>();
  #source = 0;
  #timer: NodeJS.Timeout | undefined;

  /** @param refresh asks the sender for a whole picture */
  constructor(receiver: RTCRtpReceiver, track: MediaStreamTrack, refresh: () => void) {
    this.#receiver = receiver;
    this.#refresh = refresh;
    track.onReceiveRtp.subscribe(({ header }) => this.#missing.delete(header.sequenceNumber));
    receiver.onPacketLost.subscribe(({ mediaSourceSsrc, lost }) => {
      this.#source = mediaSourceSsrc;
      for (const one of lost)
        if (!this.#missing.has(one)) this.#missing.set(one, performance.now());
      this.#timer ??= setInterval(() => this.#ask(), EVERY_MS).unref();
    });
  }

  #ask(): void {
    const now = performance.now();
    const lost: number[] = [];
    let isGivenUp = false;
    for (const [one, since] of this.#missing)
      if (now - since > GIVEN_UP_MS) isGivenUp = this.#missing.delete(one);
      else if (now - since > ASKED_BEFORE_MS) lost.push(one);
    if (isGivenUp) this.#refresh();
    if (this.#missing.size === 0 || this.#receiver.stopped) {
      clearInterval(this.#timer);
      this.#timer = undefined;
      return;
    }
    if (lost.length === 0) return;
    const [senderSsrc, mediaSourceSsrc] = [this.#receiver.rtcpSsrc, this.#source];
    const feedback = new GenericNack({ senderSsrc, mediaSourceSsrc, lost });
    // A way that is closed meanwhile needs no packet any more.
    void this.#receiver.dtlsTransport
      .sendRtcp([new RtcpTransportLayerFeedback({ feedback })])
      .catch(() => undefined);
  }
}
