import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { MediaStreamTrack } from 'werift';
import { MediaRecorder } from 'werift/nonstandard';
import type { Source } from './peer.ts';

/** What a packet of sound lasts, in ms. */
const PACKET_MS = 20;
/** A packet of Opus that says nothing. */
const SILENCE = Buffer.from([0xf8, 0xff, 0xfe]);

/** What a recording loses on its way into the file. */
export interface Spoilt {
  silent: boolean;
  /** How much of the sound is lost at its beginning, in ms: what is left comes too early by that. */
  lostMs: number;
}

/** Records the voice and the picture of one participant as WebM. */
export class Recording {
  readonly #folder: string;
  readonly #recorder: MediaRecorder;
  readonly #ends: (() => void)[] = [];

  private constructor(folder: string, tracks: MediaStreamTrack[]) {
    this.#folder = folder;
    this.#recorder = new MediaRecorder({
      ...{ path: path.join(folder, 'ban-ghi.webm'), tracks, numOfTracks: tracks.length },
      ...{ width: 640, height: 360, disableLipSync: true, disableNtp: true },
    });
  }

  /** @param sources the voice and the picture */
  static async begin(sources: readonly Source[], { silent, lostMs }: Spoilt): Promise<Recording> {
    const folder = await mkdtemp(path.join(tmpdir(), 'nghiemthu-recording-'));
    const ways = sources.map((source) => ({ source, copy: copyOf(source) }));
    const recording = new Recording(
      folder,
      ways.map(({ copy }) => copy),
    );
    for (const { source, copy } of ways) {
      const isSound = source.stream === 'audio';
      let came = 0;
      const { unSubscribe } = source.track.onReceiveRtp.subscribe((packet) => {
        const kept = packet.clone();
        if (isSound && silent) kept.payload = SILENCE;
        came += 1;
        if (isSound && came * PACKET_MS <= lostMs) return;
        copy.onReceiveRtp.execute(kept);
      });
      recording.#ends.push(unSubscribe);
      source.refresh();
    }
    return recording;
  }

  /** Ends it. @returns the file's bytes */
  async end(): Promise<Uint8Array> {
    for (const end of this.#ends) end();
    await this.#recorder.stop();
    const bytes = await readFile(path.join(this.#folder, 'ban-ghi.webm'));
    await rm(this.#folder, { recursive: true, force: true });
    return bytes;
  }
}

/** A track of the same codec that gets what it is handed. */
function copyOf({ track }: Source): MediaStreamTrack {
  const { codec } = track;
  return new MediaStreamTrack({ kind: track.kind, remote: true, ...(codec && { codec }) });
}
