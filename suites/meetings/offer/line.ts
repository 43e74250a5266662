/** How somebody stands who asked to come into a room. */
export type Standing = 'trong phòng' | 'phòng chờ' | 'bị từ chối' | 'đã ngắt';

/** Somebody in a room, as the others are shown. */
export interface Present {
  name: string;
  inside: boolean;
  mic: boolean;
  camera: boolean;
  /** Place in the order of raised hands, from 1; null where it is down. */
  hand: number | null;
  isChair: boolean;
}

/** A participant by signalling alone, without a window and without media of its own accord. */
export interface Line {
  /**
   * Tells the server what the participant will send. @returns what the server answers, as SDP
   * Left out where the product has no such word in its signalling.
   */
  publish?(sdp: string): Promise<string>;
  standing(): Standing;
  /** Who is there, as it was told last. */
  people(): readonly Present[];
  /** Whether this one's own microphone is on, as the server has it. */
  mic(): boolean;
  /** What the server refused. */
  refusals(): number;
  admit(name: string): void;
  mute(name: string): void;
  muteAll(): void;
  darken(name: string): void;
  raiseHand(up: boolean): void;
  setMic(on: boolean): void;
  close(): void;
}
