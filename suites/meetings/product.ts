import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Named } from '../stage/page-expectations.ts';
import type { Actor, Stage } from '../stage/stage.ts';
import type { Way } from './media/apparatus.ts';
import type { Line } from './offer/line.ts';
import type { Answer, Office, Somebody } from './offer/office.ts';
import type { Room } from './offer/room.ts';

/**
 * What any product for meetings offers, in the words of its people. Journeys and checks are written on this alone. What a
 * product lacks is `missing('…', '…')`: a case that calls it is not run.
 */
export interface Product {
  /** What somebody does without a window. */
  office(somebody: Somebody): Office;
  /** Opens the room of a meeting in somebody's window, which sends its voice and picture from then on. */
  room(actor: Actor, meeting: string): Promise<Room>;
  /** Asks for a room by signalling alone; what came of it the line says. */
  line(somebody: Somebody, room: string): Promise<Line>;
  /** Opens the page of a room. */
  opens(somebody: Somebody, room: string): Promise<Answer>;
  /** Tries what a permission guards, on a meeting that must not change by it. */
  can(permission: string, somebody: Somebody, meeting: string): Promise<Answer>;
  /**
   * The addresses of TURN servers that windows are told of; undefined where this machine has no such program to try.
   * Left out by a product without TURN.
   */
  turnServers?(somebody: Somebody): Promise<string[] | undefined>;
  /** Whether a password is taken. */
  enters(somebody: Pick<Somebody, 'request' | 'account'>): Promise<boolean>;
  /** The steps of the guide for a role; none where there is no such guide. */
  guide(request: Somebody['request'], role: string): Promise<string[]>;
  /** Pages that are there, and addresses behind which there is nothing. */
  pages: { ordinary: readonly Named[]; wrong: readonly Named[]; accessible: readonly Named[] };
  /** Addresses of its media servers, as they are planned where it stands. */
  mediaServers(): Promise<readonly string[]>;
  /** Certificates of its media servers, DER in base64, where the name in them says whose they are. */
  certificates(ways: readonly Way[]): string[];
  /** What can be chosen in a vote. */
  choices: readonly string[];
}

/** What `products/<vendor>/product.ts` exports. */
export type MeetingsProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('meetings', stage);
}
