import type { Account } from '../../../config/targets/target.ts';
import type { System } from './visit.ts';

/** What a system without pages may ask for. */
export interface Wish {
  /** The second factor is demanded. */
  isHigh?: boolean;
  /** The system that the access token is for. */
  system?: System;
}

export interface Tokens {
  idToken: string;
  accessToken: string;
  /** How long the access token is said to live, in s. */
  expiresIn: number;
}

/** What an ID token says. */
export interface Claims {
  issuer: string;
  audience: string;
  level: string;
  methods: string[];
  /** From its issue to its end, in s; NaN where it does not say. */
  livesFor: number;
}

/** The identity provider, as a connected system sees it. */
export interface Provider {
  /** Signs somebody in. @returns a code that can be changed for tokens */
  code(account: Account, wish?: Wish): Promise<Grant>;
  /** @throws AnswerError where it is refused */
  exchange(grant: Grant): Promise<Tokens>;
  /** What an ID token, or an access token that is a JWT, says. @throws AnswerError where it is none */
  told(idToken: string): Claims;
  /** The same, its signature checked with the keys that are published. @throws AnswerError */
  verified(idToken: string): Promise<Claims>;
  /** What a system's interface says to an access token: its HTTP status, and whose it is. */
  call(system: System, accessToken: string): Promise<{ status: number; owner: string }>;
  configuration(): Promise<{ issuer: string; addresses: string[] }>;
  /** HTTP status where the code is asked to be sent to an address that is not registered. */
  elsewhere(address: string): Promise<number>;
}

export interface Grant {
  code: string;
  verifier: string;
}
