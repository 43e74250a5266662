// What a window of a synthetic participant is given, and what it tells of what it got.

/** What one track brought while it was measured. */
export interface Measured {
  /** What was heard; null for a picture. */
  sound: {
    /** Pieces of 10 ms that came, and those of them with anything in them. */
    pieces: number;
    loud: number;
    /** Whose tones they held, the loudest first; 1 is a full one. */
    tones: { number: number; level: number }[];
    /** When tones began, in ms since 1970. */
    onsets: number[];
  } | null;
  /** What was seen; null for a sound. */
  picture: {
    frames: number;
    readable: number;
    numbers: number[];
    /** Pictures that differ from the one before. */
    changes: number;
    /** How late each readable one came, in ms. */
    lateMs: number[];
    /** Longest time without a new picture, in ms. */
    longestGapMs: number;
    /** How long after the first the last of them was drawn by its sender, in ms. */
    spanMs: number;
    width: number;
    height: number;
  } | null;
  stats: TrackStats;
}

/** What the browser itself counts of a track while it was measured. */
export interface TrackStats {
  packets: number;
  lost: number;
  /** In ms. */
  jitterMs: number;
  /** How long what came waited in the browser's own buffer, in ms on average; 0 where nothing came. */
  bufferMs: number;
  bits: number;
  freezes: number;
  seconds: number;
}

/** How media goes to and from the platform. */
export interface Way {
  remoteAddress: string;
  localType: string;
  /** By what a TURN server is reached; empty where the way is direct. */
  relayProtocol: string;
  /** How long a packet takes there and back, in ms; NaN where none came back. */
  roundTripMs: number;
  /** How packets are encrypted, as the browser names it; empty where they are not. */
  cipher: string;
  dtls: string;
  /** Certificate of the other side, DER in base64. */
  certificate: string;
}

export interface Apparatus {
  number: number;
  slide: string;
  /** By what a track that came is measured. */
  idOf(track: MediaStreamTrack): string;
  measure(tracks: readonly string[], ms: number): Promise<Record<string, Measured>>;
  readSlide(track: string, ms: number): Promise<string | null>;
  /** Plays a recording and measures its tracks. */
  play(url: string, ms: number): Promise<Measured[]>;
  ways(): Promise<Way[]>;
  /** The longest time that this window was held up since it was asked last, in ms: it measures badly then. */
  lag(): number;
  /** Measures the window's own tone on a way of its own, from itself to itself: how late this machine makes sound. */
  baseline(ms: number): Promise<Measured>;
  /** How many pictures were sent. */
  sent(): number;
  /** Cuts the signalling connections, as a line that breaks does: how many were open. */
  cut(): number;
  /** How many signalling connections are open. */
  lines(): number;
}

/** How a window reaches TURN servers. */
export type Transport = 'udp' | 'tcp';

/** What alone is let through between a window and the servers. */
export interface Passage {
  /** The transport by which TURN servers are reached. */
  transport: Transport;
  /** Whether nothing but TURN is let through. */
  isRelayed: boolean;
}

/** The most that a window's camera gives. */
export interface Camera {
  width: number;
  height: number;
  /** Pictures a second. */
  rate: number;
}
