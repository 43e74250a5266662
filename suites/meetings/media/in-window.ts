// Runs in the window of a synthetic participant, before the platform's own scripts: as text, so it uses nothing but
// what stands in `marks.ts` and the browser.
import type { Apparatus, Camera, Measured, Passage, Way } from './apparatus.ts';
import { bitsOf, draw, markOf, scan, slideBits, slideText, tonesIn } from './marks.ts';

declare global {
  interface Window {
    kiemThu: Apparatus;
  }
}

type Reader<T> = ReadableStreamDefaultReader<T>;
interface Insertable {
  MediaStreamTrackProcessor: new (init: { track: MediaStreamTrack }) => {
    readable: ReadableStream<unknown>;
  };
  MediaStreamTrackGenerator: new (init: { kind: string }) => MediaStreamTrack & {
    writable: WritableStream<VideoFrame>;
  };
}

/**
 * Gives the window a voice and a picture of its own, and the means to measure those of the others.
 * @param passage what alone is let through; null where everything is
 */
export function equip(number: number, passage: Passage | null, most: Camera): void {
  const { MediaStreamTrackProcessor, MediaStreamTrackGenerator } = window as never as Insertable;
  const connections: RTCPeerConnection[] = [];
  const sockets: WebSocket[] = [];
  const Connection = window.RTCPeerConnection;
  /** An address without a transport means UDP (RFC 7065). */
  const by = (address: string): string => /[?&]transport=(\w+)/.exec(address)?.[1] ?? 'udp';
  const letThrough = (configuration: RTCConfiguration | undefined) => {
    if (passage === null) return configuration;
    const { transport, isRelayed } = passage;
    const servers = (configuration?.iceServers ?? []).map((server) => ({
      ...server,
      urls: [server.urls].flat().filter((address) => by(address) === transport),
    }));
    return {
      ...configuration,
      ...(isRelayed && { iceTransportPolicy: 'relay' as const }),
      iceServers: servers.filter(({ urls }) => urls.length > 0),
    };
  };
  window.RTCPeerConnection = class extends Connection {
    constructor(configuration?: RTCConfiguration) {
      super(letThrough(configuration));
      connections.push(this);
    }
    override setConfiguration(configuration?: RTCConfiguration): void {
      super.setConfiguration(letThrough(configuration));
    }
  };
  const Socket = window.WebSocket;
  window.WebSocket = class extends Socket {
    constructor(url: string | URL, protocols?: string | string[]) {
      super(url, protocols);
      sockets.push(this);
    }
  };

  // A timer that comes late says how long the window was held up.
  const TICK_MS = 50;
  let [ticked, lag] = [performance.now(), 0];
  setInterval(() => {
    const now = performance.now();
    lag = Math.max(lag, now - ticked - TICK_MS);
    ticked = now;
  }, TICK_MS);

  const LOUD = 0.02;
  const SECOND = 1_000;
  const ON_MS = 500;

  /** A tone that is there in the first half of every second of the clock. */
  function voice(hz: number): MediaStreamTrack {
    const context = new AudioContext({ sampleRate: 48_000 });
    const tone = context.createOscillator();
    const gate = context.createGain();
    const out = context.createMediaStreamDestination();
    tone.frequency.value = hz;
    gate.gain.value = 0;
    tone.connect(gate).connect(out);
    tone.start();
    // The clock of the context runs beside the computer's: the least difference seen is the freshest reading.
    let offset = Infinity;
    let planned = 0;
    const plan = () => {
      offset = Math.min(offset + 0.0005, Date.now() / SECOND - context.currentTime);
      const next = Math.ceil(Date.now() / SECOND);
      if (next <= planned) return;
      planned = next;
      const at = Math.max(context.currentTime, next - offset);
      gate.gain.setValueAtTime(0.5, at);
      gate.gain.setValueAtTime(0, at + ON_MS / SECOND);
    };
    setInterval(plan, 100);
    return out.stream.getAudioTracks()[0]!;
  }

  /** Pictures that are drawn again and again. */
  function camera(width: number, height: number, rate: number, drawn: (luma: Uint8Array) => void) {
    const track = new MediaStreamTrackGenerator({ kind: 'video' });
    const writer = track.writable.getWriter();
    const size = width * height;
    const timer = setInterval(() => {
      if (track.readyState === 'ended') return clearInterval(timer);
      const data = new Uint8Array(size * 1.5).fill(128, size);
      drawn(data);
      const timestamp = performance.now() * SECOND;
      const made = { codedWidth: width, codedHeight: height, timestamp };
      void writer.write(new VideoFrame(data, { format: 'I420', ...made })).catch(() => {});
    }, SECOND / rate);
    return track;
  }

  const wished = (value: unknown, usual: number): number =>
    typeof value === 'number'
      ? value
      : ((value as { ideal?: number; exact?: number } | undefined)?.ideal ?? usual);

  /** A connection of the window with itself. */
  async function loop(track: MediaStreamTrack): Promise<{ got: MediaStreamTrack; end(): void }> {
    const [from, to] = [new Connection(), new Connection()];
    from.addEventListener(
      'icecandidate',
      ({ candidate }) => void to.addIceCandidate(candidate ?? undefined),
    );
    to.addEventListener(
      'icecandidate',
      ({ candidate }) => void from.addIceCandidate(candidate ?? undefined),
    );
    const arrived = new Promise<MediaStreamTrack>((resolve) =>
      to.addEventListener('track', (event) => resolve(event.track), { once: true }),
    );
    from.addTrack(track);
    await from.setLocalDescription();
    await to.setRemoteDescription(from.localDescription!);
    await to.setLocalDescription();
    await from.setRemoteDescription(to.localDescription!);
    const got = await arrived;
    // Sound flows once something plays it.
    const player = new Audio();
    player.srcObject = new MediaStream([got]);
    await player.play();
    const end = () => {
      from.close();
      to.close();
    };
    return { got, end };
  }

  let count = 0;
  navigator.mediaDevices.getUserMedia = async ({ audio, video } = {}) => {
    const tracks: MediaStreamTrack[] = [];
    if (audio) tracks.push(voice(500 + 12 * number));
    if (video) {
      const asked = typeof video === 'object' ? video : {};
      const width = Math.min(most.width, wished(asked.width, most.width)) & ~1;
      const height = Math.min(most.height, wished(asked.height, most.height)) & ~1;
      const rate = Math.min(most.rate, wished(asked.frameRate, most.rate));
      tracks.push(
        camera(width, height, rate, (luma) => {
          count += 1;
          draw(luma, { width, height }, bitsOf({ number, at: Date.now(), count }), 8);
        }),
      );
    }
    return new MediaStream(tracks);
  };
  navigator.mediaDevices.getDisplayMedia = async () => {
    const [width, height] = [640, 360];
    const track = camera(width, height, 5, (luma) =>
      draw(luma, { width, height }, slideBits(window.kiemThu.slide), 13),
    );
    return new MediaStream([track]);
  };

  /** Tracks of several connections may have one identity: what a server calls them is unique in one alone. */
  const nameIn = (n: number, { id }: MediaStreamTrack) => `${n} ${id}`;
  const idOf = (wanted: MediaStreamTrack) => {
    const n = connections.findIndex((one) =>
      one.getReceivers().some(({ track }) => track === wanted),
    );
    return nameIn(n, wanted);
  };

  function found(
    id: string,
  ): { track: MediaStreamTrack; connection: RTCPeerConnection } | undefined {
    for (const [n, connection] of connections.entries())
      for (const { track } of connection.getReceivers())
        if (nameIn(n, track) === id) return { track, connection };
    return undefined;
  }

  /** Reads what a track brings until a moment. */
  // oxlint-disable-next-line no-unnecessary-type-parameters -- a track brings what its kind does
  async function readUntil<T extends AudioData | VideoFrame>(
    track: MediaStreamTrack,
    until: number,
    take: (value: T) => void | Promise<void>,
  ): Promise<void> {
    const copy = track.clone();
    const reader = new MediaStreamTrackProcessor({ track: copy }).readable.getReader() as Reader<T>;
    const late = () => new Promise<null>((end) => setTimeout(end, until - Date.now(), null));
    const over = late();
    while (Date.now() < until) {
      const read = await Promise.race([reader.read(), over]);
      if (read === null || read.done) break;
      await take(read.value);
      read.value.close();
    }
    copy.stop();
    void reader.cancel().catch(() => {});
  }

  async function listen(track: MediaStreamTrack, until: number): Promise<Measured['sound']> {
    const heard = { pieces: 0, loud: 0, onsets: [] as number[] };
    const run = new Float32Array(48_000 * 0.4);
    let [length, rate, wasLoud, best] = [0, 48_000, true, 0];
    let tones: { number: number; level: number }[] = [];
    const end = () => {
      // Too short a piece of a tone tells none from its neighbours.
      if (length > rate * 0.25 && length > best) {
        best = length;
        tones = tonesIn(run.subarray(0, length), rate, LOUD);
      }
      length = 0;
    };
    await readUntil<AudioData>(track, until, (data) => {
      const at = Date.now();
      const samples = new Float32Array(data.numberOfFrames);
      data.copyTo(samples, { planeIndex: 0, format: 'f32-planar' });
      rate = data.sampleRate;
      const power = samples.reduce((sum, one) => sum + one * one, 0) / Math.max(1, samples.length);
      const isLoud = Math.sqrt(power) > LOUD;
      heard.pieces += 1;
      if (isLoud) {
        heard.loud += 1;
        if (!wasLoud) heard.onsets.push(at - (SECOND * samples.length) / rate);
        run.set(samples.subarray(0, Math.min(samples.length, run.length - length)), length);
        length = Math.min(run.length, length + samples.length);
      } else end();
      wasLoud = isLoud;
    });
    end();
    return { ...heard, tones };
  }

  async function lumaOf(frame: VideoFrame): Promise<{ luma: Uint8Array; stride: number }> {
    const data = new Uint8Array(frame.allocationSize());
    const [plane] = await frame.copyTo(data);
    return { luma: data.subarray(plane?.offset ?? 0), stride: plane?.stride ?? frame.codedWidth };
  }

  async function watch(track: MediaStreamTrack, until: number): Promise<Measured['picture']> {
    const seen = { frames: 0, readable: 0, changes: 0, longestGapMs: 0, width: 0, height: 0 };
    const numbers = new Set<number>();
    const lateMs: number[] = [];
    let last = -1;
    const drawn: number[] = [];
    let changedAt = Date.now();
    await readUntil<VideoFrame>(track, until, async (frame) => {
      const at = Date.now();
      seen.frames += 1;
      [seen.width, seen.height] = [frame.codedWidth, frame.codedHeight];
      const { luma, stride } = await lumaOf(frame);
      const size = { width: frame.codedWidth, height: frame.codedHeight, stride };
      const mark = markOf(scan(luma, size, 48, 8));
      if (mark === undefined) return;
      seen.readable += 1;
      numbers.add(mark.number);
      lateMs.push((at - mark.at + 2 ** 42) % 2 ** 22);
      drawn.push(mark.at);
      if (mark.count === last) return;
      last = mark.count;
      seen.changes += 1;
      seen.longestGapMs = Math.max(seen.longestGapMs, at - changedAt);
      changedAt = at;
    });
    seen.longestGapMs = Math.max(seen.longestGapMs, Date.now() - changedAt);
    const spanMs = ((drawn.at(-1) ?? 0) - (drawn[0] ?? 0) + 2 ** 22) % 2 ** 22;
    return { ...seen, numbers: [...numbers], lateMs, spanMs };
  }

  const NOTHING = { packets: 0, lost: 0, jitterMs: 0, bufferMs: 0 };
  const UNCOUNTED = { ...NOTHING, bits: 0, freezes: 0, seconds: 0 };

  async function counted(connection: RTCPeerConnection, id: string) {
    const report = await connection.getStats();
    for (const one of report.values() as Iterable<Record<string, unknown>>)
      if (one['type'] === 'inbound-rtp' && one['trackIdentifier'] === id) return one;
    return {};
  }

  async function measureOne(id: string, ms: number): Promise<Measured | undefined> {
    const known = found(id);
    if (known === undefined) return undefined;
    const { track, connection } = known;
    const before = await counted(connection, track.id);
    const began = Date.now();
    const until = began + ms;
    const sound = track.kind === 'audio' ? await listen(track, until) : null;
    const picture = track.kind === 'video' ? await watch(track, until) : null;
    const after = await counted(connection, track.id);
    const grown = (name: string) => Number(after[name] ?? 0) - Number(before[name] ?? 0);
    const stats = {
      packets: grown('packetsReceived'),
      lost: grown('packetsLost'),
      jitterMs: Number(after['jitter'] ?? 0) * SECOND,
      bufferMs:
        (grown('jitterBufferDelay') / Math.max(1, grown('jitterBufferEmittedCount'))) * SECOND,
      bits: grown('bytesReceived') * 8,
      freezes: grown('freezeCount'),
      seconds: (Date.now() - began) / SECOND,
    };
    return { sound, picture, stats };
  }

  const lines = () => sockets.filter(({ readyState }) => readyState === Socket.OPEN).length;

  window.kiemThu = {
    number,
    idOf,
    slide: '',
    async measure(tracks, ms) {
      const all = await Promise.all(
        tracks.map(async (id) => [id, await measureOne(id, ms)] as const),
      );
      return Object.fromEntries(all.flatMap(([id, one]) => (one ? [[id, one]] : [])));
    },
    async readSlide(id, ms) {
      const known = found(id);
      if (known === undefined) return null;
      const texts: string[] = [];
      const until = Date.now() + ms;
      while (texts.length === 0 && Date.now() < until)
        await readUntil<VideoFrame>(
          known.track,
          Math.min(until, Date.now() + 500),
          async (frame) => {
            const { luma, stride } = await lumaOf(frame);
            const size = { width: frame.codedWidth, height: frame.codedHeight, stride };
            const text = slideText(scan(luma, size, 104, 13));
            if (text !== undefined) texts.push(text);
          },
        );
      return texts[0] ?? null;
    },
    async play(url, ms) {
      const player = document.createElement('video');
      player.src = url;
      document.body.append(player);
      const { captureStream } = player as never as { captureStream(): MediaStream };
      const media = captureStream.call(player);
      await player.play();
      const until = Date.now() + ms;
      const all = await Promise.all(
        media.getTracks().map(async (track) => ({
          sound: track.kind === 'audio' ? await listen(track, until) : null,
          picture: track.kind === 'video' ? await watch(track, until) : null,
          stats: UNCOUNTED,
        })),
      );
      player.remove();
      return all;
    },
    async ways() {
      const ways: Way[] = [];
      for (const connection of connections) {
        const report = await connection.getStats();
        const by = (id: unknown) => (report.get(String(id)) ?? {}) as Record<string, unknown>;
        for (const one of report.values() as Iterable<Record<string, unknown>>) {
          if (one['type'] !== 'transport' || one['selectedCandidatePairId'] === undefined) continue;
          const pair = by(one['selectedCandidatePairId']);
          const local = by(pair['localCandidateId']);
          ways.push({
            remoteAddress: String(by(pair['remoteCandidateId'])['address'] ?? ''),
            localType: String(local['candidateType'] ?? ''),
            relayProtocol: String(local['relayProtocol'] ?? ''),
            roundTripMs: Number(pair['currentRoundTripTime'] ?? NaN) * SECOND,
            cipher: String(one['srtpCipher'] ?? ''),
            dtls: String(one['dtlsState'] ?? ''),
            certificate: String(by(one['remoteCertificateId'])['base64Certificate'] ?? ''),
          });
        }
      }
      return ways;
    },
    async baseline(ms) {
      const { got, end } = await loop(voice(500 + 12 * number));
      const sound = await listen(got, Date.now() + ms);
      end();
      return { sound, picture: null, stats: UNCOUNTED };
    },
    sent: () => count,
    lag() {
      const longest = Math.max(lag, performance.now() - ticked - TICK_MS);
      lag = 0;
      return longest;
    },
    cut() {
      const open = lines();
      for (const socket of sockets) socket.close();
      return open;
    },
    lines,
  };
}
