import type { Offer, Stream, Way } from '../media/peer.ts';
import type { IceServer } from '../media/turn.ts';

/** Somebody in a meeting, as the others see them. */
export interface Present {
  id: string;
  name: string;
  /** Inside, or waiting in the lobby to be let in. */
  inside: boolean;
  mic: boolean;
  camera: boolean;
  /** Place in the order of those who raised a hand, from 1; null where it is down. */
  hand: number | null;
  sharing: boolean;
  isChair: boolean;
}

/** What the server says to a window. */
export type FromServer =
  | {
      type: 'welcome';
      you: string;
      chair: boolean;
      echo: boolean;
      cut: boolean;
      iceServers: readonly IceServer[];
    }
  | { type: 'lobby' }
  | { type: 'people'; people: readonly Present[]; chair: boolean; recording: boolean }
  | { type: 'published'; sdp: string }
  | ({ type: 'offer' } & Offer)
  | { type: 'controlled'; mic: boolean; camera: boolean }
  /** This way never began to work: the window begins it anew. */
  | { type: 'renew'; way: Way }
  | { type: 'refused'; reason: string }
  | { type: 'over'; reason: string };

/** Whose media a window wants. */
export type Watches = 'all' | 'chair' | 'none';

/** What a window says to the server. */
export type FromWindow =
  | {
      type: 'publish';
      sdp: string;
      kinds: Record<string, Stream>;
      watches?: Watches;
      again?: boolean;
    }
  | { type: 'watch'; watches: Watches }
  | { type: 'answer'; sdp: string; round?: number }
  | { type: 'mic' | 'camera' | 'hand' | 'share'; on: boolean }
  | { type: 'admit' | 'mute' | 'dark'; id: string }
  | { type: 'mute-all' }
  /** Wants to be offered anew what it takes. */
  | { type: 'renew' }
  | { type: 'leave' };

/** What somebody sent; undefined where it is none of these. */
export function readMessage(data: unknown): FromWindow | undefined {
  try {
    const message = JSON.parse(String(data)) as Partial<FromWindow> | null;
    return typeof message?.type === 'string' ? (message as FromWindow) : undefined;
  } catch {
    return undefined;
  }
}
