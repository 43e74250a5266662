import type { APIRequestContext } from '@playwright/test';
import type { Account } from '../../config/targets/target.ts';
import { productOn } from '../product/product.ts';
import type { VendorProduct } from '../product/product.ts';
import type { Stage } from '../stage/stage.ts';
import type { Api } from '../stage/api.ts';
import type { Answered, Calls } from './offer/calls.ts';

/** A token as it is handed out. */
export interface Token {
  value: string;
  /** How long it lives, in s. */
  seconds: number;
}

/** What a token may be asked with. */
export interface TokenWish {
  /** In s. */
  seconds?: number;
  /** Another platform that it is for. */
  resource?: string;
}

/** What an attempt came to. */
export type Attempt = 'được làm' | 'bị từ chối' | `trả lời mã ${number}`;

/** The contracts that a product can be judged by. */
export interface JudgedContracts {
  /** Those whose interfaces it publishes. */
  served: readonly string[];
  /** What it lacks of the others. */
  others: () => never;
  /**
   * Headers by which one that keeps no data is asked for an answer of a status. Of such a product no codes are judged, and
   * nothing that is right by its data alone.
   */
  preferring?: (status: number) => Readonly<Record<string, string>>;
}

/**
 * What any product for sharing data offers, in the words of its people. Journeys and checks are written on this alone.
 * What a product lacks is `missing('…', '…')`: a case that calls it is not run.
 */
export interface Product {
  /** @throws AnswerError where none is given */
  token(account: Account, wish?: TokenWish): Promise<Token>;
  /** Asks for a token with a secret that is not the account's. */
  wrongSecret(account: Account): Promise<Answered>;
  revoke(account: Account, token: string): Promise<void>;
  calls(token: string): Promise<Calls>;
  /** Tries what a permission guards, with a token or without. */
  can(permission: string, token: string | null): Promise<Attempt>;
  /** Takes a record out of a catalogue, also long after the walk that put it there. */
  removeRecord(
    request: APIRequestContext,
    account: Account,
    catalogue: string,
    code: string,
  ): Promise<void>;
  /** The interfaces as they are, for what a contract asks. */
  raw(): Promise<Api>;
  /** Which contracts it can be judged by, where it is not by all. */
  contracts?: JudgedContracts;
  /** Permissions that can be tried. */
  permissions: readonly string[];
}

/** What `products/<vendor>/product.ts` exports. */
export type SharingProduct = VendorProduct<Product>;

/** The product that the walk's target runs. */
export function productOf(stage: Stage): Promise<Product> {
  return productOn<Product>('lgsp', stage);
}
