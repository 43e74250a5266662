import type { Actor } from '../../stage/stage.ts';
import type { Measured, Way } from '../media/apparatus.ts';

/** Somebody's media as it is shown in a window: the tracks' identities. */
export interface Shown {
  /** What the window calls that participant. */
  name: string;
  sound: string | null;
  picture: string | null;
  slide: string | null;
}

/** A room in a window. */
export interface Room {
  /** Inside once its own media goes out. */
  isInside(): Promise<boolean>;
  /** What the window tells its user last. */
  message(): Promise<string>;
  /** The lines of the list of who is there. */
  people(): Promise<string[]>;
  /** The others whose media is shown. */
  shown(): Promise<Shown[]>;
  /** Asks for the media of the chair alone from now on, which a poor line bears. Left out where the product has no such choice. */
  watchChair?(): Promise<void>;
  /** Raises the own hand, or takes it down. */
  raiseHand(up: boolean): Promise<void>;
  muteAll(): Promise<void>;
  share(): Promise<void>;
  leave(): Promise<void>;
}

/** A participant with a window, a voice and a picture of its own. */
export interface Participant {
  actor: Actor;
  room: Room;
  /** By which its tone and its picture are recognised. */
  number: number;
  /** Measures these tracks for a while. */
  measure(tracks: readonly string[], ms: number): Promise<Record<string, Measured>>;
  /** Shares a slide with this text. */
  share(text: string): Promise<void>;
  /** The text of a shared slide; null where it could not be read in that time. */
  readSlide(track: string, ms: number): Promise<string | null>;
  /** Plays a recording in the window and measures it. */
  play(address: string, ms: number): Promise<Measured[]>;
  ways(): Promise<Way[]>;
  /** Longest time that the window was held up since it was asked last, in ms. */
  lag(): Promise<number>;
  /** Measures its own tone from its window to itself: how late this machine makes sound. */
  baseline(ms: number): Promise<Measured>;
  /** How many pictures it sent. */
  sent(): Promise<number>;
  /** Cuts its signalling as a line that breaks does: how many connections were open. */
  cut(): Promise<number>;
  /** How many connections it has open for signalling. */
  lines(): Promise<number>;
}
